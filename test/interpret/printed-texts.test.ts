import {
  readHeader,
  readLabel,
  saysDifference,
  saysRate,
  withoutRate,
} from "../../src/interpret/evidence/header-word.ts";
import { lookOfText, saysMoreThanDate } from "../../src/interpret/evidence/looks.ts";
import { labelMeasure, measureOf } from "../../src/interpret/evidence/measure-word.ts";
import { isUnitLine, saysUnit, unitSaid } from "../../src/interpret/evidence/money-unit.ts";
import {
  isBudgetChange,
  isOverYears,
  isProgrammeVariation,
  isTotalsHeader,
  parseScale,
  readMoneyHeader,
} from "../../src/interpret/evidence/money-word.ts";
import { isCount, isRate } from "../../src/interpret/evidence/no-money.ts";
import { isMonthText, isPeriodText } from "../../src/interpret/evidence/period-head.ts";
import {
  hasDate,
  isDateAlone,
  namesDeadline,
  quarterDeadline,
} from "../../src/interpret/lists/deadline.ts";
import { findFigures } from "../../src/interpret/lists/figures.ts";
import { labelMeaning } from "../../src/interpret/lists/label.ts";
import { parseMarker } from "../../src/interpret/lists/marker.ts";
import { maskText } from "../../src/interpret/lists/mask.ts";
import { officerLikeness } from "../../src/interpret/lists/officer.ts";
import { parseState } from "../../src/interpret/lists/state.ts";
import { readFacts } from "../../src/interpret/report/facts.ts";
import { kindOf } from "../../src/interpret/report/kind.ts";
import { unlistedCouncil } from "../../src/interpret/report/tally.ts";
import { isTitle } from "../../src/interpret/report/title.ts";
import { documentOf, readReport, recordLines } from "../builders.ts";
import { holdTexts } from "../printed-texts.ts";

const linesOf = (text: string): string[] => text.split(" / ");

/** `Service ; £000 / Parks ; 12` as the rows of a table. */
const rowsOf = (text: string): string[] =>
  text.split(/ ?\/ (?=\S| ;)/).map((row) => row.split(/ ?; ?/).join(" | "));

/** What a table under a heading was taken for, its records, and each row that gave none with the reason. */
function tableLines(heading: string, text: string): string[] {
  const reading = readReport(heading, rowsOf(text));
  const { verdicts, asides } = reading.interpretation;
  return [
    ...verdicts.map(({ kind }) => kind),
    ...recordLines(reading),
    ...asides.map(({ of, reason, row }) => `${row === undefined ? of : `row ${row}`} ${reason}`),
  ];
}

/** What is so of a text, by name. */
const which = (of: Readonly<Record<string, boolean>>): string =>
  Object.keys(of)
    .filter((name) => of[name])
    .join(", ") || "nothing";

holdTexts("texts-of-interpret", {
  look: (text = "") => lookOfText(text),
  period: (text = "") => isPeriodText(text),
  month: (text = "") => isMonthText(text),
  "more than a date": (text = "") => saysMoreThanDate(text),
  header: (text = "") => readHeader(text),
  label: (text = "") => readLabel(text),
  difference: (text = "") => saysDifference(text),
  rate: (text = "") => [String(saysRate(text)), `without it "${withoutRate(text)}"`],
  scale: (text = "") => parseScale(text),
  money: (text = "") => readMoneyHeader(text),
  programme: (text = "") =>
    which({
      totals: isTotalsHeader(text),
      "over years": isOverYears(text),
      change: isBudgetChange(text),
      variation: isProgrammeVariation(text),
    }),
  "unit line": (text = "") => ({
    ...unitSaid(text),
    is: which({ "a unit": saysUnit(text), "a line of it": isUnitLine(text) }),
  }),
  measure: (text = "") => [String(measureOf(text)), `as a label ${labelMeasure(text)}`],
  "no money": (text = "") => which({ rate: isRate(text), count: isCount(text) }),
  deadline: (text = "") => ({
    is: which({ deadline: namesDeadline(text), dated: hasDate(text) }),
    quarter: quarterDeadline(text) ?? "",
  }),
  "date alone": (text = "") => isDateAlone(text),
  "label over a list": (text = "") => labelMeaning(text),
  marker: (text = "") => parseMarker(text),
  officer: (text = "") => officerLikeness(text),
  state: (text = "") => parseState(text),
  figure: (text = "") =>
    findFigures(text, maskText(text, []), 0).map(
      ({ text: figure, role, isStrong, isBracketed }) =>
        `${figure} ${role}${isStrong ? " strong" : ""}${isBracketed ? " in brackets" : ""}`,
    ),
  title: (text = "") => isTitle(text),
  kind: (text = "") => kindOf(text)?.type,
  council: (text = "") => unlistedCouncil(text),
  cover: (text = "") => readFacts(documentOf(...linesOf(text).map((line) => `# ${line}`))),
  prose: (text = "") => recordLines(readReport("## Performance", text)),
  table: (text = "") => tableLines("## Performance", text),
  under: (over = "", text = "") =>
    recordLines(readReport("## Children", ...linesOf(over), rowsOf(text))),
  "money table": (text = "") => tableLines("## Revenue budget", text),
  list: (text = "") => {
    const [heading = "", ...items] = linesOf(text);
    return recordLines(readReport(`## ${heading}`, ...items));
  },
});
