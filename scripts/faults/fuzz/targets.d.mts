/** The product's functions that inputs are given to, by their names. */
export function partsOf(modules: Readonly<Record<string, unknown>>): Promise<unknown>;
export function outcomes(parts: unknown): Record<string, (bytes: Uint8Array) => Promise<string>>;
