export function corpusFiles(): { name: string; file: string; bytes: Uint8Array }[];
export function corpusOutcomes(): Map<string, string>;
