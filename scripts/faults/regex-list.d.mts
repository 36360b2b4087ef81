export function regexesIn(): string[];
export function readVerdicts(list: string): Map<string, string>;
export function listOfVerdicts(verdicts: ReadonlyMap<string, string>): string;
