import { allIndicators } from "../../src/catalogue/index.ts";
import { titleToTerms } from "../../src/catalogue/title.ts";
import { assign } from "../../src/compare/assignment.ts";
import { agree, contradictions } from "../../src/compare/contradiction.ts";
import type { CouncilFigures, CouncilPart } from "../../src/compare/council-part.ts";
import { judgeParts, judgeRelated } from "../../src/compare/judge-parts.ts";
import { matchItems } from "../../src/compare/match.ts";
import { rowToMeasured } from "../../src/compare/measure.ts";
import { samePrinted, titleDifference } from "../../src/compare/printed-title.ts";
import {
  compareReadings,
  pairReadings,
  type ReadKind,
  type ReadRow,
  readKinds,
} from "../../src/compare/readings.ts";
import { wordDifference, wordingKey } from "../../src/compare/words.ts";
import type { Unit } from "../../src/records.ts";
import { type Numbers, oneOf } from "../seeded-numbers.ts";

const upTo = (most: number, next: Numbers): number => Math.floor(next() * (most + 1));
const several = <One>(count: number, make: (at: number) => One): One[] =>
  Array.from({ length: count }, (_, at) => make(at));

// What was told once is remembered by what was asked: whoever asks again asks for something that is nearly that.
let asked = 0;

const vocabulary =
  "care homes review the strategy plan children's services adults % of visits to libraries within 10 20 days and & per 1,000".split(
    " ",
  );
const textOf = (most: number, next: Numbers): string =>
  several(upTo(most, next), () => {
    const word = oneOf(vocabulary, next);
    return oneOf([word, word, word.toUpperCase(), `${word},`, `(${word})`], next);
  }).join(" ");

/** A text and another that has most of its words. */
function twoTexts(next: Numbers): [string, string] {
  const one = textOf(9, next);
  const kept = one.split(" ").filter(() => next() < 0.75);
  return [
    one,
    oneOf([textOf(6, next), kept.join(" "), `${kept.join(" ")} ${textOf(2, next)}`], next),
  ];
}

function pairsChosen(next: Numbers): unknown {
  const width = 1 + upTo(3, next);
  const share = next();
  const candidates = several(width * 4, (at) => ({
    left: Math.floor(at / 4) + (at % 3 === 0 ? 10 : 0),
    right: at % 4,
    worth: oneOf([0.05, 0.5, 0.5, 0.52, 1, 1.02], next),
  })).filter(() => next() < share);
  return assign(candidates);
}

function itemsMatched(next: Numbers): unknown {
  const side = (name: string) =>
    several(upTo(6, next), (at) => {
      const text = textOf(5, next);
      return {
        id: `${name}${at}`,
        key: wordingKey(text),
        terms: titleToTerms(text),
        kind: oneOf(["a", "b"], next),
      };
    });
  const [one, other] = next() < 0.5 ? ["a", "b"] : ["b", "a"];
  const rules = {
    atLeast: oneOf([0, 0.35, 0.6, 1.01], next),
    mayPair: oneOf(
      [() => true, (a: { kind: string }, b: { kind: string }) => a.kind === b.kind],
      next,
    ),
    favour: (a: { kind: string }, b: { kind: string }) => (a.kind === b.kind ? 0.1 : 0),
  };
  const [from, to] = [side(one ?? ""), side(other ?? "")];
  // Some of the one side stand on the other as well.
  const shared = to.concat(
    from.filter(() => next() < 0.4).map((item) => ({ ...item, id: `${item.id}'` })),
  );
  const { pairs, onlyFrom, onlyTo } = matchItems(from, shared, rules);
  return [
    pairs.map(({ from, to, likeness }) => [from.id, to.id, likeness]),
    onlyFrom.length,
    onlyTo.length,
  ];
}

const entries = allIndicators();
const printedCodes = [
  "BV 82a",
  "BVPI82",
  "NI999",
  "NI102",
  "PAF-C64",
  "2022SC",
  "LI1",
  "BV163",
  "NI60a",
];

/** A row of one or two codes under a title that may be another's. */
function measuredRow(next: Numbers): unknown {
  const entry = oneOf(entries, next);
  const other = oneOf([entry, entry, oneOf(entries, next)], next);
  const kin = entries.filter(({ parent, code }) => parent === entry.code || code === entry.parent);
  const words = other.title.split(" ");
  const codes = oneOf<string[]>(
    [
      [entry.code],
      [],
      [entry.code, oneOf(entries, next).code],
      [entry.code, ...kin.map(({ code }) => code)],
      [oneOf(printedCodes, next)],
      [entry.code.replace(/^BVPI/, "BV").replace(/\(.*$/, "")],
      [entry.code.replace(/[a-z]$/, "")],
    ],
    next,
  );
  const title = oneOf(
    [
      other.title,
      words.slice(0, -2).join(" "),
      words.filter(() => next() < 0.8).join(" "),
      `${other.title} within 35 days`,
      textOf(5, next),
    ],
    next,
  );
  asked += 1;
  const indicator = oneOf(["", "", other.code], next);
  return rowToMeasured({ codes: [...codes, `LX${asked}`], title, indicator });
}

const units: readonly Unit[] = ["percent", "count", "gbp", "gbp_thousand", "rate", ""];
const places = ["Halton", "Wigan", "Cumbria", "Durham", "Carlisle"];

/** What an archive keeps of a group, of some councils. */
function partsJudged(next: Numbers): unknown {
  asked += 1;
  const code = oneOf(["NI60", "NI117", "NI192", "NI154", "BVPI163", "", "NI47"], next);
  const join = code === "" ? ("title" as const) : oneOf(["code", "description"] as const, next);
  const identities = ["one", `described ${code}`, "other"].map((name) => `${name} ${asked}`);
  const titles = oneOf(
    [["Visits to libraries"], ["Visits to libraries", "Visits", "The visits"]],
    next,
  );
  const told = places.filter(() => next() < 0.6);
  const few = next() < 0.5;
  const parts = new Map<string, CouncilPart>();
  const figures = new Map<string, CouncilFigures>();
  for (const council of told) {
    const bases = several(
      1 + upTo(few ? 0 : 2, next),
      () =>
        [
          oneOf(few ? identities.slice(0, 1) : identities, next),
          oneOf(few ? [""] : ["", "", "adjusted"], next),
          oneOf(["", "", "", "cumulative"], next),
          oneOf([...(few ? [] : units), "percent", "percent", "unknown"] as const, next),
        ] as const,
    );
    parts.set(council, {
      join,
      code,
      line: code,
      titles: several(1 + upTo(2, next), () => [
        oneOf(titles, next),
        1 + upTo(2, next),
        upTo(1, next),
        oneOf(["a", "b"], next),
        oneOf(["1", "2"], next),
        upTo(3, next),
      ]),
      bases,
    });
    figures.set(council, {
      figures: several(upTo(4, next), () => [
        upTo(bases.length - 1, next),
        oneOf(["2007-08", "2008-09", "2008-09 Q1", ""], next),
        oneOf(["actual", "actual", "target"] as const, next),
        oneOf(["2008-03-31", "2009-03-31"], next),
        several(1 + (next() < 0.25 ? 1 : 0), () => [
          oneOf([0, 1, 50, 50, 62.5, -4, 1000], next),
          oneOf(["percent", "gbp", "gbp_thousand"] as const, next),
        ]),
      ]),
      units: several(upTo(2, next), () => [oneOf(units.slice(0, 5), next), 1 + upTo(3, next)]),
    });
  }
  if (parts.size === 0) return "none";
  const atSight = next() < 0.3 ? () => next() < 0.5 : undefined;
  const judged = judgeParts(parts, (name) => figures.get(name), undefined, atSight);
  const related = judgeRelated(parts);
  return [
    judged.title,
    judged.verdict,
    judged.isDated(),
    judged.gap(),
    related?.title,
    related?.verdict,
  ];
}

const fieldsOf: Readonly<Record<ReadKind, readonly string[]>> = {
  observation: ["ref", "title", "measure", "period", "value"],
  milestone: ["text", "due", "status"],
  budget: ["statement", "section", "line", "measure", "period", "amount"],
  problem: ["code", "message"],
};

function readRow(at: number, next: Numbers): ReadRow {
  const kind = oneOf(readKinds, next);
  const place = () => (next() < 0.2 ? null : upTo(3, next));
  return {
    kind,
    id: kind === "problem" ? "" : `${kind}${oneOf([at, upTo(4, next)], next)}`,
    fields: Object.fromEntries(
      fieldsOf[kind].map((field) => [field, oneOf(["x", "x", "y", null, 1], next)]),
    ),
    page: place(),
    table: place(),
    row: place(),
    column: place(),
  };
}

/** Some rows and what another version of the importer may have made of them. */
function readingsCompared(next: Numbers): unknown {
  const old = several(upTo(6, next), (at) => readRow(at, next));
  const now = old
    .filter(() => next() < 0.85)
    .map((row) =>
      oneOf<() => ReadRow>(
        [
          () => row,
          () => ({ ...row, page: upTo(3, next), row: upTo(3, next) }),
          () => ({ ...row, id: row.id && `${row.id}b` }),
          () => ({
            ...row,
            fields: { ...row.fields, value: "z", message: "other", status: "red" },
          }),
          () => ({
            ...row,
            fields: { ...row.fields, title: "other", text: "other", line: "other" },
          }),
          () => readRow(9, next),
        ],
        next,
      )(),
    );
  const list = () =>
    several(upTo(4, next), () => ({
      file: oneOf(["a.pdf", "b.pdf", "c.pdf", "d.pdf"], next),
      sha256: oneOf(["", "1", "2", "3"], next),
    }));
  const facts = (value: string) => ({ status: value, format: "pdf" });
  return [
    compareReadings(
      { file: "a", facts: facts("read"), rows: old },
      {
        file: "a",
        facts: facts(oneOf(["read", "unread"], next)),
        rows: next() < 0.5 ? now : now.toReversed(),
      },
    ),
    pairReadings(list(), list()),
  ];
}

function figuresTold(next: Numbers): unknown {
  const points = several(1 + upTo(3, next), (at) => {
    const value = oneOf([null, 12, 12, 12.3, 12.34, 12.35, -12.3, 1250, 0], next);
    const raws = [String(value), `${value}%`, "12.0", "12.30 of 40", "£1,250.00", "n/a", "1,250"];
    return { id: `p${at}`, value, raw: oneOf(raws, next) };
  });
  const [one, other] = [oneOf(points, next), oneOf(points, next)];
  return [agree(one, other), [...contradictions(points)]];
}

/** What single questions are answered, each with several askings in a case. */
const partQuestions: Readonly<Record<string, (next: Numbers) => unknown>> = {
  "pairs chosen": pairsChosen,
  "items matched": itemsMatched,
  "rows measured": measuredRow,
  "parts judged": partsJudged,
  "readings compared": readingsCompared,
  "figures told apart": figuresTold,
  "wordings compared": (next) => {
    const [one, other] = twoTexts(next);
    return [
      wordDifference(one, other),
      titleDifference(one, other),
      samePrinted(one, other),
      wordingKey(one),
    ];
  },
};

export const partNames = Object.keys(partQuestions);

/** Twenty answers to one of the questions; nothing where it is none of them. */
export function partAnswers(name: string, next: Numbers): unknown[] | undefined {
  const question = partQuestions[name];
  return question && several(20, () => question(next));
}
