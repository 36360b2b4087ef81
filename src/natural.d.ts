// natural has types for its root only, and the root prints to stdout and loads database clients (PITFALLS: import sub-paths).
declare module "natural/lib/natural/stemmers/porter_stemmer.js" {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
declare module "natural/lib/natural/distance/jaro-winkler_distance.js" {
  /** Likeness of two texts, 0 to 1. */
  const likeness: (
    left: string,
    right: string,
    options: { ignoreCase?: boolean; dj?: number },
  ) => number;
  export default likeness;
}
declare module "natural/lib/natural/distance/levenshtein_distance.js" {
  const distances: {
    /** Letters put in, left out or changed; each counts 1 unless told. */
    LevenshteinDistance(left: string, right: string, options: object): number;
  };
  export default distances;
}
