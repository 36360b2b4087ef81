import { findCouncilsNamed } from "../../src/catalogue/councils.ts";
import { headerPart, measureOfLetter } from "../../src/interpret/axes/header-row.ts";
import { inSpeakingOrder, readStack } from "../../src/interpret/axes/header-stack.ts";
import { isRoleWord } from "../../src/interpret/axes/naming.ts";
import { moneySpelledOut } from "../../src/interpret/evidence/abbreviation.ts";
import { isBareLabel } from "../../src/interpret/evidence/bare-label.ts";
import { namesFinancing, standsUnderCapital } from "../../src/interpret/evidence/capital.ts";
import { isCodedTitle } from "../../src/interpret/evidence/coded-title.ts";
import {
  bareHeader,
  readHeader,
  readLabel,
  saysDifference,
  saysRate,
} from "../../src/interpret/evidence/header-word.ts";
import { lookOfText, saysMoreThanDate } from "../../src/interpret/evidence/looks.ts";
import { labelMeasure, measureOf } from "../../src/interpret/evidence/measure-word.ts";
import {
  isUnitLine,
  saysUnit,
  sentencesOf,
  unitSaid,
} from "../../src/interpret/evidence/money-unit.ts";
import {
  isBudgetChange,
  isExpectedBy,
  isMoneyLabel,
  isOverYears,
  isProgrammeVariation,
  isTotalsHeader,
  parseScale,
  readMoneyHeader,
  saysNoKind,
  saysPartOfYear,
} from "../../src/interpret/evidence/money-word.ts";
import { isCount, isNoMoneyHeader, isRate } from "../../src/interpret/evidence/no-money.ts";
import {
  isHalfYearText,
  isMonthText,
  isPeriodHeader,
  isPeriodText,
} from "../../src/interpret/evidence/period-head.ts";
import {
  hasDate,
  isDateAlone,
  namesDeadline,
  quarterDeadline,
} from "../../src/interpret/lists/deadline.ts";
import { findFigures, speaksOfOthers } from "../../src/interpret/lists/figures.ts";
import { endsInName, parseItem } from "../../src/interpret/lists/item.ts";
import { labelMeaning } from "../../src/interpret/lists/label.ts";
import { parseMarker } from "../../src/interpret/lists/marker.ts";
import { maskText } from "../../src/interpret/lists/mask.ts";
import { officerLikeness } from "../../src/interpret/lists/officer.ts";
import { parseState } from "../../src/interpret/lists/state.ts";
import { namesNoTime } from "../../src/interpret/read/amount-layout.ts";
import { objectiveIn, objectiveInColumn, splitList } from "../../src/interpret/read/commitment.ts";
import { isKeyLine } from "../../src/interpret/read/legend.ts";
import { splitQuarters, startsWithQuarter } from "../../src/interpret/read/quarter-list.ts";
import { splitTitle, splitValues } from "../../src/interpret/read/stacked.ts";
import { kindOf } from "../../src/interpret/report/kind.ts";
import { isLooseRow } from "../../src/interpret/report/loose-rows.ts";
import { isAboutOthers, otherThanCouncil } from "../../src/interpret/report/mention.ts";
import {
  isCaption,
  isHeadingLike,
  parseObjectiveHeading,
} from "../../src/interpret/report/outline.ts";
import { unlistedCouncil } from "../../src/interpret/report/tally.ts";
import { isOtherThanName, isTitle } from "../../src/interpret/report/title.ts";
import { isOfReport } from "../../src/interpret/report/words.ts";
import type { PrintedFacts } from "../../src/rows.ts";

type Questions = readonly ((text: string) => unknown)[];

/** What stands for the facts of a report where only words are asked about. */
const facts = { title: "Service Plan 2008-09", council: "Halton Borough Council" } as PrintedFacts;

/** What is asked of each text of a document, whatever it stands in. */
export const questionsOfTexts: Questions = [
  readHeader,
  lookOfText,
  headerPart,
  isRoleWord,
  isBareLabel,
  isCodedTitle,
  readLabel,
  saysMoreThanDate,
  measureOf,
  labelMeasure,
  isUnitLine,
  unitSaid,
  isMoneyLabel,
  parseScale,
  readMoneyHeader,
  isCount,
  isRate,
  isPeriodText,
  isMonthText,
  isHalfYearText,
  isPeriodHeader,
  namesDeadline,
  hasDate,
  isDateAlone,
  quarterDeadline,
  speaksOfOthers,
  (text) => findFigures(text, maskText(text, []), 0),
  endsInName,
  (text) => parseItem(text, "", { hasOfficers: false }),
  (text) => parseItem(text, "", { hasOfficers: true }),
  labelMeaning,
  parseMarker,
  officerLikeness,
  parseState,
  objectiveIn,
  objectiveInColumn,
  splitList,
  isKeyLine,
  splitQuarters,
  splitValues,
  (text) => splitTitle(text, 2),
  kindOf,
  isLooseRow,
  isAboutOthers,
  parseObjectiveHeading,
  unlistedCouncil,
  isTitle,
  isOtherThanName,
  (text) => isOfReport(text, facts),
  bareHeader,
  saysDifference,
  saysRate,
  isBudgetChange,
  isExpectedBy,
  isOverYears,
  isProgrammeVariation,
  isTotalsHeader,
  saysNoKind,
  saysPartOfYear,
  saysUnit,
  sentencesOf,
  (text) => [0, 0.5].map((money) => isNoMoneyHeader(text, { money })),
  moneySpelledOut,
  measureOfLetter,
  namesNoTime,
  startsWithQuarter,
  isCaption,
  (text) => isHeadingLike({ kind: "paragraph", text }),
  (text) => findCouncilsNamed(text).map((mention) => otherThanCouncil(text, mention)),
  (text) =>
    readStack([
      { text, wide: false },
      { text: "Target", wide: true },
    ]),
];

/** What is asked of the texts that stand below each other. */
export const questionsOfLists: readonly ((texts: readonly string[]) => unknown)[] = [
  namesFinancing,
  standsUnderCapital,
  (texts) => inSpeakingOrder(texts.slice(0, 4).map((text) => ({ text, wide: false }))),
];
