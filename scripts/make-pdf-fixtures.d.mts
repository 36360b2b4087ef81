export const fixtureNames: readonly string[];
export function buildFixture(name: string): Uint8Array;
