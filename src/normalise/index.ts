import type { SourceFile } from "../document.ts";
import type { Interpretation } from "../interpret/index.ts";
import type { Outcome } from "../problem.ts";
import type { CouncilRecord, ReportFacts } from "../records.ts";

export interface Normalised {
  readonly facts: ReportFacts;
  readonly records: readonly CouncilRecord[];
}

/** Printed text to values. */
export function normalise(
  _interpretation: Interpretation,
  _source: SourceFile,
): Outcome<Normalised> {
  return {
    value: {
      facts: {
        council: "",
        directorate: "",
        service: "",
        docType: "other",
        title: "",
        periodLabel: "",
        periodStart: "",
        periodEnd: "",
        financialYears: [],
      },
      records: [],
    },
    problems: [],
  };
}
