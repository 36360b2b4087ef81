import { type GridCell, oneLine } from "../grid.ts";
import { readHeader } from "../evidence/header-word.ts";
import { isMonthText, isPeriodText, type Profile, profileOf } from "../evidence/looks.ts";
import { parseScale, readMoneyHeader } from "../evidence/money-word.ts";
import type { ColumnRole as Word } from "../evidence/vocabulary.ts";
import weights from "../evidence/weights.json" with { type: "json" };
import type { HeadedColumn } from "./header.ts";

/** What a column can be in a table of records. */
export type Role =
  | "reference"
  | "entity"
  | "objective"
  | "group"
  | "responsible"
  | "due"
  | "status"
  | "direction"
  | "commentary"
  | "unit"
  | "value"
  | "money"
  | "tick"
  | "period"
  | "measure"
  | "other"
  | "blank";

/** A reason for or against a role: weights are natural logarithms of odds, added up. */
export interface Evidence {
  readonly role: string;
  readonly weight: number;
  readonly why: string;
}

/** A column with what is printed over it, what its cells look like and what both speak for. */
export interface Column extends HeadedColumn {
  readonly profile: Profile;
  /** The listed word of its header, narrow before wide. */
  readonly word: Word | "";
  readonly scores: Readonly<Partial<Record<Role, number>>>;
  readonly evidence: readonly Evidence[];
  /** Over this column alone stands a year, a quarter or a month. */
  readonly isPeriod: boolean;
  /** The part of its cells that are words for a measure: `Target`, `Actual`. */
  readonly measures: number;
}

type WeightTable = Readonly<Record<string, Readonly<Partial<Record<string, number>>>>>;
const columnWeights = weights.columns as WeightTable;

const startWord = /\b(?:start|commence|begin|from)\b/i;
const completeWord = /%\s*(?:complete|done|progress)|\b(?:per ?cent|percentage)\s+complete\b/i;
const lineWord =
  /^(?:service|service area|division|department|directorate|budget (?:area|head|heading)|cost cent(?:re|er)s?|heading|scheme|scheme name|project|expenditure head|subjective|description|line|account|area|portfolio|function|activity|category|item|programme|fund|reserve)s?$/i;

/** How strongly a header's word speaks by how it was recognised. */
const howSure: Readonly<Record<string, number>> = { listed: 1, alike: 0.7, profile: 1, none: 0 };
/** A word over several columns says less of one. */
const wideShare = 0.55;

/** Everything that speaks for a role of a column, heaviest first. */
export function columnsOf(
  headed: readonly HeadedColumn[],
  rows: readonly { readonly cells: readonly GridCell[] }[],
): Column[] {
  const profiles = headed.map(({ column }) =>
    profileOf(rows.flatMap(({ cells }) => cells[column] ?? [])),
  );
  const firstText = profiles.findIndex(
    (profile) => profile.meanWords >= 2 && (profile.shares.figure ?? 0) < 0.3,
  );
  return headed.map((column, index) => {
    const profile = profiles[index] as Profile;
    const features = new Map<string, { value: number; why: string }>();
    const put = (feature: string, value: number, why: string) => {
      const known = features.get(feature);
      if (!known || known.value < value) features.set(feature, { value, why });
    };
    let word: Word | "" = "";
    const order = [...column.parts.filter(({ wide }) => !wide), ...column.parts.filter(({ wide }) => wide)];
    const whole = order.length > 1 ? [{ text: column.header, wide: false }] : [];
    for (const { text, wide } of [...order, ...whole]) {
      const reading = readHeader(text);
      if (reading.role) {
        if (word === "") word = reading.role;
        put(
          `word:${reading.role}`,
          (howSure[reading.how] ?? 0) * (wide ? wideShare : 1) * (reading.role === word ? 1 : 0.5),
          `its header "${text}" says ${reading.role}`,
        );
      }
      if (lineWord.test(text)) put("word:line", wide ? wideShare : 1, `its header "${text}" names lines`);
      if (readMoneyHeader(text)) put("word:money", wide ? 0.8 : 1, `its header "${text}" speaks of money`);
      if (parseScale(text) !== undefined) put("header:scale", 1, `its header "${text}" gives a unit of money`);
      if (startWord.test(text)) put("word:start", 1, `its header "${text}" says when it begins`);
      if (completeWord.test(text)) put("word:complete", 1, `its header "${text}" says how far it is`);
    }
    const isPeriod = column.parts.some(({ text, wide }) => !wide && (isPeriodText(text) || isMonthText(text)));
    if (/\d{4}|\d{2}\s?[/–-]\s?\d{2}|\b(?:q|qtr|quarter)/i.test(column.header))
      put("header:period", 1, `its header "${column.header}" names a period`);
    if (column.parts.some(({ text }) => isMonthText(text))) put("header:month", 1, "a month stands over it");
    if (/%|\bnumber\b|\brate\b/i.test(column.header)) put("header:unit", 1, "its header names a unit");
    if (column.header === "") put("header:none", 1, "nothing stands over it");
    for (const [look, share] of Object.entries(profile.shares))
      put(`cells:${look}`, share, `${Math.round(share * 100)} % of its cells look like ${look}`);
    if (profile.percent > 0) put("cells:percent", profile.percent * (profile.shares.figure ?? 0), "its figures have per cent signs");
    if (profile.money > 0) put("cells:money", profile.money * (profile.shares.figure ?? 0), "its figures are printed like money");
    if (profile.ordinal) put("cells:ordinal", 1, "it counts the rows");
    if (profile.numbered) put("cells:numbered", 1, "its cells are numbers of a list");
    if (profile.filled > 0) {
      put("cells:distinct", profile.distinct, "its cells differ");
      put("cells:repeated", 1 - profile.distinct, "its cells repeat");
      put("cells:merged", Math.max(0, 1 - profile.total / Math.max(1, rows.length)), "its cells reach over rows");
    }
    if (index === firstText) put("place:first-text", 1, "it is the first column of words");
    if (index === 0) put("place:first", 1, "it is the first column");
    if (index === headed.length - 1) put("place:last", 1, "it is the last column");
    put("bias", 1, "");
    const scores: Partial<Record<Role, number>> = {};
    const evidence: Evidence[] = [];
    for (const [feature, { value, why }] of features) {
      for (const [role, weight] of Object.entries(columnWeights[feature] ?? {})) {
        const part = (weight ?? 0) * value;
        scores[role as Role] = (scores[role as Role] ?? 0) + part;
        if (why !== "" && Math.abs(part) >= 0.3) evidence.push({ role, weight: part, why });
      }
    }
    evidence.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    return { ...column, profile, word, scores, evidence, isPeriod, measures: measureShare(rows, column.column) };
  });
}

const measureRoles: ReadonlySet<string> = new Set(["target", "actual", "baseline", "benchmark", "quartile"]);

function measureShare(
  rows: readonly { readonly cells: readonly GridCell[] }[],
  column: number,
): number {
  let filled = 0;
  let named = 0;
  for (const { cells } of rows) {
    const place = cells[column];
    const text = place && !place.fromAbove && !place.fromLeft ? oneLine(place.text) : "";
    if (text === "") continue;
    filled++;
    if (text.length <= 45 && measureRoles.has(readHeader(text).role ?? "")) named++;
  }
  return filled === 0 ? 0 : named / filled;
}
