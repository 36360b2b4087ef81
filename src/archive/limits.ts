/** What one file may cost. The worst honest report seen needs 1.5 s and 162 MB. */
export interface FileLimits {
  /** Seconds without a page or part finished. */
  readonly stallSeconds: number;
  /** Seconds in all. */
  readonly fileSeconds: number;
  /** Resident memory of the reading process. */
  readonly memoryMegabytes: number;
  /** Size of the file itself. */
  readonly fileMegabytes: number;
  readonly pages: number;
}

export const fileLimits: FileLimits = {
  stallSeconds: 20,
  fileSeconds: 60,
  memoryMegabytes: 512,
  fileMegabytes: 100,
  pages: 5_000,
};

/** Seconds for the members of one zip archive together: an honest one of a thousand reports takes some minutes. */
export const packageSeconds = 3600;
