import type { Document } from "../../src/document.ts";
import { type Reading, readingOf } from "../builders.ts";
import { drawnTables, drawnToDocument } from "../drawn-tables.ts";
import { madeDocuments, madeGroups, stagesFolder } from "../made-documents.ts";
import { readingLines } from "../reading-lines.ts";
import { digestOf, type StrainedCases } from "../strained.ts";
import { innerParts } from "./inner-view.ts";
import { saidIn, spokenVariant } from "./spoken-variants.ts";
import { strainedVariant, tablesOf } from "./variants.ts";

/** What the name of a document ends in, of which it is changed what stands beside its tables. */
const otherWords = " in other words";

/**
 * Documents we made or drew, with some things changed in each table or beside them; as they are for 0. Their outcome is how many
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
  const said = saidIn([...documents.values()]);
  const documentOf = (name: string, seed: number): Document => {
    const inOtherWords = name.endsWith(otherWords);
    const given = documents.get(inOtherWords ? name.slice(0, -otherWords.length) : name);
    if (!given) throw new Error(`No such document: ${name}`);
    if (inOtherWords) return spokenVariant(given, said, seed);
    return seed === 0 ? given : strainedVariant(given, others, seed);
  };
  return {
    file: new URL("strained.txt", stagesFolder),
    names: [...documents.keys()].flatMap((name) =>
      name.startsWith("drawn") ? [name] : [name, `${name}${otherWords}`],
    ),
    partsOf: (name, seed) => {
      const document = documentOf(name, seed);
      return [...innerParts(document), () => readingLines(readingOf(document))];
    },
    outcomeOf: (name, seed) => {
      const document = documentOf(name, seed);
      const reading = readingOf(document);
      onRead(document, reading);
      const inner = digestOf(JSON.stringify(innerParts(document).map((part) => part())));
      return `${reading.records.length} ${digestOf(readingLines(reading).join("\n"))} ${inner}`;
    },
  };
}
