/** The parts of a fixture by file name. */
export type Sources = Readonly<Record<string, string>>;
export function packDocx(sources: Sources): Uint8Array;
export function readSources(name: string): Sources;
export const fixtureNames: readonly string[];
