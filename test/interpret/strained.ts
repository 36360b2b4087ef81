import type { Document } from "../../src/document.ts";
import { type Reading, readingOf } from "../builders.ts";
import { drawnTables, drawnToDocument } from "../drawn-tables.ts";
import { madeDocuments, madeGroups, stagesFolder } from "../made-documents.ts";
import { readingLines } from "../reading-lines.ts";
import { digestOf, type StrainedCases } from "../strained.ts";
import { innerView } from "./inner-view.ts";
import { strainedVariant, tablesOf } from "./variants.ts";

/**
 * Documents we made or drew, with some things changed in each table; as they are for 0. Their outcome is how many
 * records are read, a digest of what is read, and one of what the parts of interpretation say each by itself.
 */
export function strainedCases(
  onRead: (document: Document, reading: Reading) => void = () => {},
): StrainedCases {
  const drawn = drawnTables().map(drawnToDocument);
  const others = tablesOf(drawn);
  const documents = new Map<string, Document>([
    ...madeGroups().flatMap((group) =>
      madeDocuments(group).map((document, at) => [`${group} ${at + 1}`, document] as const),
    ),
    ...drawn.map((document, at) => [`drawn ${at + 1}`, document] as const),
  ]);
  return {
    file: new URL("strained.txt", stagesFolder),
    names: [...documents.keys()],
    outcomeOf: (name, seed) => {
      const given = documents.get(name);
      if (!given) return "no such document";
      const document = seed === 0 ? given : strainedVariant(given, others, seed);
      const reading = readingOf(document);
      onRead(document, reading);
      const inner = digestOf(JSON.stringify(innerView(document)));
      return `${reading.records.length} ${digestOf(readingLines(reading).join("\n"))} ${inner}`;
    },
  };
}
