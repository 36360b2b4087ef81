/** What two versions of the importer made of the same bytes, record by record. */

type Printed = string | number | null;
type Fields = Readonly<Record<string, Printed>>;

export const readKinds = ["observation", "milestone", "budget", "problem"] as const;
export type ReadKind = (typeof readKinds)[number];

/** Where it was printed; null where the format or the kind has no such thing. */
export interface ReadPlace {
  readonly page: number | null;
  readonly table: number | null;
  readonly row: number | null;
  readonly column: number | null;
}

/** A record or problem as an archive holds it; `fields` without its numbering. */
export interface ReadRow extends ReadPlace {
  readonly kind: ReadKind;
  /** Empty for a problem. */
  readonly id: string;
  readonly fields: Fields;
}

/** One report as one archive holds it. */
export interface Reading {
  readonly file: string;
  /** Status, format and what the report says of itself. */
  readonly facts: Fields;
  readonly rows: readonly ReadRow[];
}

export interface FieldChange {
  readonly field: string;
  readonly old: Printed;
  readonly new: Printed;
}

export interface RowChange extends ReadPlace {
  readonly kind: ReadKind;
  /** moved: the same in every field, found in another place. */
  readonly change: "lost" | "new" | "changed" | "moved";
  readonly id: string;
  /** Where it stood in the old archive, if elsewhere. */
  readonly was?: ReadPlace;
  readonly changes: readonly FieldChange[];
  /** The record as the new archive holds it, or the old one if it was lost. */
  readonly record: Fields;
}

export interface ReadingDifference {
  readonly file: string;
  readonly facts: readonly FieldChange[];
  readonly rows: readonly RowChange[];
}

/** What a record is called by: equal words are the same record, wherever a table before it went. */
const calledBy: Readonly<Record<ReadKind, readonly string[]>> = {
  observation: ["ref", "title", "measure", "period"],
  milestone: ["text", "due"],
  budget: ["statement", "section", "line", "measure", "period"],
  problem: ["code"],
};

/** Nothing where both archives hold the same. */
export function compareReadings(old: Reading, now: Reading): ReadingDifference | undefined {
  const facts = changedFields(old.facts, now.facts);
  const rows = readKinds.flatMap((kind) =>
    compareRows(
      old.rows.filter((row) => row.kind === kind),
      now.rows.filter((row) => row.kind === kind),
      calledBy[kind],
    ),
  );
  return facts.length + rows.length > 0 ? { file: now.file, facts, rows } : undefined;
}

type KeyOf = (row: ReadRow) => string;

function compareRows(
  old: readonly ReadRow[],
  now: readonly ReadRow[],
  called: readonly string[],
): RowChange[] {
  // A column that only one version of the schema has says nothing about reading.
  const compared = Object.keys(old[0]?.fields ?? {}).filter((field) =>
    now[0] ? field in now[0].fields : true,
  );
  const content: KeyOf = ({ fields }) => JSON.stringify(compared.map((field) => fields[field]));
  const words: KeyOf = ({ fields }) => JSON.stringify(called.map((field) => fields[field]));
  const place: KeyOf = (row) => JSON.stringify(placeOf(row));
  const cell: KeyOf = (row) => row.id || `${words(row)}${place(row)}`;
  // The certain before the likely: what is alike in more ways finds its partner first.
  const passes: readonly KeyOf[] = [
    (row) => content(row) + row.id + place(row),
    content,
    (row) => words(row) + row.id + place(row),
    words,
    cell,
  ];
  const partners = new Map<ReadRow, ReadRow>();
  let oldLeft = old;
  let nowLeft = now;
  // Problems of one code are many and unlike: without the place, only the same sentence pairs them.
  for (const keyOf of called === calledBy.problem
    ? passes.filter((one) => one !== words)
    : passes) {
    const waiting = new Map<string, ReadRow[]>();
    for (const row of nowLeft) {
      const same = waiting.get(keyOf(row));
      if (same) same.push(row);
      else waiting.set(keyOf(row), [row]);
    }
    for (const row of oldLeft) {
      const partner = waiting.get(keyOf(row))?.shift();
      if (partner) partners.set(row, partner);
    }
    const taken = new Set(partners.values());
    oldLeft = oldLeft.filter((row) => !partners.has(row));
    nowLeft = nowLeft.filter((row) => !taken.has(row));
  }
  const changes = [
    ...oldLeft.map((row) => oneSided(row, "lost")),
    ...nowLeft.map((row) => oneSided(row, "new")),
    ...[...partners].flatMap(([before, after]) => twoSided(before, after)),
  ];
  return changes.sort(byPlace);
}

const placeOf = ({ page, table, row, column }: ReadPlace): ReadPlace => ({
  page,
  table,
  row,
  column,
});

function oneSided(row: ReadRow, change: "lost" | "new"): RowChange {
  const { kind, id, fields } = row;
  return { kind, change, id, ...placeOf(row), changes: [], record: fields };
}

function twoSided(before: ReadRow, after: ReadRow): RowChange[] {
  const changes = changedFields(before.fields, after.fields);
  const [was, is] = [placeOf(before), placeOf(after)];
  const moved = JSON.stringify(was) !== JSON.stringify(is);
  if (changes.length === 0 && !moved) return [];
  const change = changes.length > 0 ? "changed" : "moved";
  const { kind, id, fields } = after;
  return [{ kind, change, id, ...is, ...(moved && { was }), changes, record: fields }];
}

function changedFields(before: Fields, after: Fields): FieldChange[] {
  return Object.keys(before).flatMap((field) => {
    const [old, now] = [before[field] ?? null, after[field] ?? null];
    return field in after && old !== now ? [{ field, old, new: now }] : [];
  });
}

/** In the order of the page; what has no place comes last. */
function byPlace(a: RowChange, b: RowChange): number {
  for (const part of ["page", "table", "row", "column"] as const) {
    const difference = (a[part] ?? Number.MAX_SAFE_INTEGER) - (b[part] ?? Number.MAX_SAFE_INTEGER);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** One file name or report of an archive, before its records are read. */
export interface ListedReading {
  readonly file: string;
  /** Empty where there are no bytes, or where it was set aside. */
  readonly sha256: string;
}

export interface PairedReadings<T extends ListedReading> {
  /** Equal bytes; equal names where there are none. */
  readonly both: readonly (readonly [old: T, now: T])[];
  /** The same name, other bytes: another edition of the report, not another reading. */
  readonly otherBytes: readonly string[];
  readonly onlyOld: readonly string[];
  readonly onlyNew: readonly string[];
}

/** Which reports of two archives are the same; each list in the order of the names. */
export function pairReadings<T extends ListedReading>(
  old: readonly T[],
  now: readonly T[],
): PairedReadings<T> {
  const keyOf = ({ sha256, file }: T) => sha256 || `file:${file}`;
  const oldByKey = new Map(old.map((one) => [keyOf(one), one]));
  const oldByName = new Map(old.map((one) => [one.file, one]));
  const both: [T, T][] = [];
  const otherBytes: string[] = [];
  const onlyNew: string[] = [];
  const met = new Set<T>();
  for (const one of now) {
    const same = oldByKey.get(keyOf(one));
    if (!same) continue;
    met.add(same);
    both.push([same, one]);
  }
  const paired = new Set(both.map(([, one]) => one));
  for (const one of now.filter((one) => !paired.has(one))) {
    const namesake = oldByName.get(one.file);
    if (!namesake || met.has(namesake)) onlyNew.push(one.file);
    else {
      met.add(namesake);
      // Readable in one of the two only: that is a change of status.
      if (namesake.sha256 === "" || one.sha256 === "") both.push([namesake, one]);
      else otherBytes.push(one.file);
    }
  }
  const onlyOld = old.filter((one) => !met.has(one)).map(({ file }) => file);
  both.sort(([, a], [, b]) => byCodeUnit(a.file, b.file));
  for (const names of [otherBytes, onlyOld, onlyNew]) names.sort(byCodeUnit);
  return { both, otherBytes, onlyOld, onlyNew };
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
