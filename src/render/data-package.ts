import type { ColumnType } from "./column-type.ts";
import { jsonText } from "./json.ts";

export interface DescribedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly description: string;
}

export interface PackagedView {
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly columns: readonly DescribedColumn[];
  readonly bytes: number;
  readonly sha256: string;
}

export interface PackagedReport {
  readonly title: string;
  readonly file: string;
}

/** Keys of the files: which columns name a row, and which lead to another file. */
const primaryKeys: Readonly<Record<string, readonly string[]>> = {
  reports: ["doc"],
  observations: ["id"],
  milestones: ["id"],
  budget: ["id"],
  files: ["file"],
};
const ofReport = { fields: ["doc"], reference: { resource: "reports", fields: ["doc"] } };
/** A missing key leads nowhere: a file that was set aside has no report. */
const foreignKeys: Readonly<Record<string, readonly object[]>> = {
  observations: [ofReport],
  milestones: [ofReport],
  budget: [ofReport],
  problems: [ofReport],
  asides: [ofReport],
  files: [ofReport],
};

/** A Frictionless Data Package, version 2: the files, what their columns mean, where they come from. */
export function toDataPackage(
  views: readonly PackagedView[],
  sources: readonly PackagedReport[],
): string {
  const resources = views.map(({ name, path, description, columns, bytes, sha256 }) => ({
    name,
    path,
    description,
    type: "table",
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes,
    hash: `sha256:${sha256}`,
    schema: {
      $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
      fields: columns,
      // As version 1 has it: its tools read no labels, and version 2 takes both; what they mean stands beside them.
      missingValues: [""],
      missingValueLabels: { "": "nothing is printed, or it is no number" },
      ...(primaryKeys[name] ? { primaryKey: primaryKeys[name] } : {}),
      ...(foreignKeys[name] ? { foreignKeys: foreignKeys[name] } : {}),
    },
  }));
  return `${jsonText(
    {
      $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
      name: "muniment-archive",
      title: "Council monitoring reports and service plans: milestones, indicators and budgets",
      description: "Every figure with the file, page, table, row and column it was printed in.",
      licenses: [
        {
          // The councils published them without a licence: nothing is claimed for them here.
          name: "notspecified",
          title: "Public documents of the councils named in the sources",
        },
      ],
      sources: sources.map(({ title, file }) => ({ title, path: file })),
      resources,
    },
    2,
  )}\n`;
}
