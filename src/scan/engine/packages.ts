/** What reads pictures; both are optional, 44 MB and 14 MB. */
export const enginePackages = ["tesseract.js-core@7.0.0", "@tesseract.js-data/eng@1.0.0"] as const;
