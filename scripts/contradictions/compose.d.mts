export interface ComposedReport {
  readonly name: string;
  readonly html: string;
  readonly planted: readonly {
    readonly kind: string;
    readonly of: string;
    readonly printed: readonly string[];
  }[];
}

/** How many kinds of section a report may have. */
export const sectionCount: number;

export function composeReport(
  seed: number,
  how?: { readonly clean?: boolean; readonly only?: number },
): ComposedReport;
