import { budgetPeriodOf } from "../../src/normalise/budget-line.ts";
import { readDirection } from "../../src/normalise/direction.ts";
import { findDue, findQuarterDue, parseDueCell, parseTick } from "../../src/normalise/due.ts";
import { factsOf } from "../../src/normalise/facts.ts";
import { readIndicator } from "../../src/normalise/indicator.ts";
import { findCodeHabits, nameOf } from "../../src/normalise/indicator-name.ts";
import { isNil, isNoAmount, isNoMoney, parseAmount, toPounds } from "../../src/normalise/money.ts";
import { isEstimate, looksGlued, parseCell } from "../../src/normalise/number.ts";
import { calendarYear, periodOf } from "../../src/normalise/observation-period.ts";
import { hueOf, readStatus } from "../../src/normalise/status.ts";
import { parseUnit, unitOfHeader, unitOfTitle } from "../../src/normalise/unit.ts";
import type { DocType, Measure } from "../../src/records.ts";
import type { IndicatorRow, KeyEntry, PrintedMark, PrintedValue } from "../../src/rows.ts";
import { holdTexts, type Readers } from "../printed-texts.ts";

const markOf = (text: string, header = ""): PrintedMark => ({
  text,
  header,
  marks: [],
  source: { block: 0 },
});

const keyOf = (entries: string, of: KeyEntry["of"]): KeyEntry[] =>
  entries.split(/, (?=[^,]*=)/).flatMap((entry) => {
    const [, word, meaning] = /^(.+?)=(.*)$/.exec(entry) ?? [];
    return word === undefined ? [] : [{ word, meaning: meaning ?? "", marks: [], of }];
  });

const reportOf = (periodLabel: string, docType: DocType = "other", title = "") =>
  factsOf({ council: "", directorate: "", service: "", docType, title, periodLabel });

function printedValue(said: string): PrintedValue {
  const [, baseline, measure, header] = /^(baseline )?(\w+) (.*)$/.exec(said) ?? [];
  return {
    measure: measure as Measure,
    header: header ?? "",
    text: "",
    struck: [],
    baseline: baseline !== undefined,
    source: { block: 0 },
    place: 0,
  };
}

const rowOf = (reference: string, referenceHeader: string, title: string): IndicatorRow => ({
  kind: "indicator",
  indicatorTable: 1,
  section: "",
  ...{ reference, referenceHeader, title, unit: "", responsible: "", commentary: "" },
  ...{ statuses: [], directions: [], values: [], places: [], evidence: [] },
});

const readers: Readers = {
  value: (text = "") => ({
    ...parseCell(text),
    ...(looksGlued(parseCell(text)) ? { glued: true } : {}),
  }),
  amount: (text = "") => parseAmount(text),
  nil: (text = "") => isNil(text),
  "no amount": (text = "") => isNoAmount(text),
  "no money": (text = "") => isNoMoney(text),
  pounds: (value, scale) => String(toPounds(Number(value), Number(scale))),
  due: (text = "", year = "") => parseDueCell(text, year),
  "due in text": (text = "", year = "") => findDue(text, year),
  "quarter in text": (text = "", year = "") => findQuarterDue(text, year),
  tick: (header = "", year = "") => parseTick(header, year),
  state: (text = "", header = "") => readStatus(markOf(text, header), []),
  "state by key": (text = "", key = "") => readStatus(markOf(text), keyOf(key, "status")),
  direction: (text = "", key = "") => readDirection(markOf(text), keyOf(key, "direction")),
  picture: (alternative = "") =>
    readStatus({ ...markOf(""), marks: [{ kind: "image", alternative }] }, []),
  hue: (colour = "") => hueOf(colour),
  "unit of a header": (header = "") => unitOfHeader(header),
  "unit cell": (cell = "") => parseUnit(cell),
  "unit of a title": (title = "") => unitOfTitle(title),
  "budget period": (header = "", statement = "", years = "") =>
    budgetPeriodOf(header, statement, { financialYears: years === "" ? [] : [years] }),
  "value period": (value = "", label = "", cell = "") =>
    periodOf(printedValue(value), reportOf(label), parseCell(cell)),
  "data year": (header = "", cell = "") =>
    calendarYear(printedValue(`actual ${header}`), parseCell(cell).qualifiers),
  "report period": (docType, title, label = "") => {
    const facts = reportOf(label, docType as DocType, title);
    return [facts.periodStart, facts.periodEnd, ...facts.financialYears];
  },
  indicator: (codes = "", title = "", year = "") =>
    readIndicator(codes === "" ? [] : codes.split(","), title, year === "" ? [] : [year]),
  name: (reference = "", header = "", title = "") => {
    const row = rowOf(reference, header, title);
    return nameOf(row, findCodeHabits([row]));
  },
  estimate: (text = "") => isEstimate(text),
};

holdTexts("texts-of-normalise", readers);
