export interface KindTally {
  readonly planted: number;
  readonly found: number;
  readonly right: number;
  readonly wrong: number;
}

export interface Tally {
  readonly byKind: Readonly<Record<string, KindTally>>;
  readonly lines: readonly string[];
  readonly clean: number;
  readonly mostNotes: number;
}

export function tallyReports(count: number, seed: number): Promise<Tally>;
