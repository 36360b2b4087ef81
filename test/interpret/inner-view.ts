import type { Document } from "../../src/document.ts";
import { readCard } from "../../src/interpret/axes/card.ts";
import { readCardStack } from "../../src/interpret/axes/card-stack.ts";
import { commitmentPairs } from "../../src/interpret/axes/commitment-card.ts";
import { findHeader } from "../../src/interpret/axes/header.ts";
import { readColumns } from "../../src/interpret/axes/header-columns.ts";
import {
  columnData,
  headerPart,
  isBand,
  isHeaderRow,
  isLowerHeaderRow,
  namesMeasuresByLetter,
  numbersColumns,
} from "../../src/interpret/axes/header-row.ts";
import { partsOfGrid } from "../../src/interpret/axes/inner-header.ts";
import {
  labelledValues,
  labelsApart,
  measuresApart,
} from "../../src/interpret/axes/labelled-cells.ts";
import { lightBeside } from "../../src/interpret/axes/light-beside.ts";
import { documentToTables, type LogicalTable } from "../../src/interpret/axes/logical-table.ts";
import { readMoneyDown } from "../../src/interpret/axes/money-down.ts";
import { readNamedMatrices, readNamedMatrix } from "../../src/interpret/axes/named-matrix.ts";
import { isName, isNamed, isRoleWord } from "../../src/interpret/axes/naming.ts";
import { mostColumns, readTable } from "../../src/interpret/axes/reading.ts";
import { subjectScores } from "../../src/interpret/axes/subject-scores.ts";
import { tellingOf } from "../../src/interpret/axes/telling.ts";
import { foldTitlesAcross } from "../../src/interpret/axes/titles-across.ts";
import { readYearsDown } from "../../src/interpret/axes/years-down.ts";
import { isBareLabel } from "../../src/interpret/evidence/bare-label.ts";
import { isCodedTitle } from "../../src/interpret/evidence/coded-title.ts";
import { readHeader, readLabel } from "../../src/interpret/evidence/header-word.ts";
import { isKey, pairsOfKey } from "../../src/interpret/evidence/key.ts";
import { isBlockTail, isLabelBlock } from "../../src/interpret/evidence/label-block.ts";
import { lookOf, saysMoreThanDate } from "../../src/interpret/evidence/looks.ts";
import { labelMeasure, measureOf } from "../../src/interpret/evidence/measure-word.ts";
import { isUnitLine, unitSaid } from "../../src/interpret/evidence/money-unit.ts";
import {
  isMoneyLabel,
  parseScale,
  readMoneyHeader,
} from "../../src/interpret/evidence/money-word.ts";
import { isCount, isRate } from "../../src/interpret/evidence/no-money.ts";
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
import { findRuns } from "../../src/interpret/lists/runs.ts";
import { findSentenceAsides } from "../../src/interpret/lists/sentences.ts";
import { parseState } from "../../src/interpret/lists/state.ts";
import { readAmounts } from "../../src/interpret/read/amounts.ts";
import {
  objectiveIn,
  objectiveInColumn,
  objectiveOver,
  planYearOver,
  saidOver,
  splitList,
} from "../../src/interpret/read/commitment.ts";
import { layoutOf as commitmentLayout } from "../../src/interpret/read/commitment-layout.ts";
import { readCommitments } from "../../src/interpret/read/commitments.ts";
import { isKeyLine, readLegend } from "../../src/interpret/read/legend.ts";
import { isObjectiveBlock } from "../../src/interpret/read/objective-block.ts";
import {
  layoutOf as observationLayout,
  sectionOver,
  titleOver,
} from "../../src/interpret/read/observation-layout.ts";
import { readObservations } from "../../src/interpret/read/observations.ts";
import { splitQuarters } from "../../src/interpret/read/quarter-list.ts";
import { splitTitle, splitValues } from "../../src/interpret/read/stacked.ts";
import { councilMeasure, periodOverTable } from "../../src/interpret/read/value-measure.ts";
import { councilOf } from "../../src/interpret/report/council.ts";
import { coverLines, laterHeadings } from "../../src/interpret/report/cover.ts";
import { readFacts } from "../../src/interpret/report/facts.ts";
import { kindOf } from "../../src/interpret/report/kind.ts";
import { isLooseRow } from "../../src/interpret/report/loose-rows.ts";
import { isAboutOthers } from "../../src/interpret/report/mention.ts";
import { outlineBlocks, parseObjectiveHeading } from "../../src/interpret/report/outline.ts";
import { periodOf } from "../../src/interpret/report/period.ts";
import { unlistedCouncil } from "../../src/interpret/report/tally.ts";
import { isOtherThanName, isTitle, titleOf } from "../../src/interpret/report/title.ts";
import { unitOf } from "../../src/interpret/report/unit.ts";
import { type GridRow, tableToGrid } from "../../src/interpret/table/grid.ts";
import type { PrintedFacts } from "../../src/rows.ts";

/**
 * What the parts of interpretation say of a document each by itself. A reading rests on many of them, and most agree:
 * where one of them says something else the reading seldom does, until a report comes in which the others are silent.
 */
export function innerView(document: Document): unknown {
  const facts = readFacts(document);
  const grids = gridsOf(document);
  return [
    reportView(document),
    textsOf(document).map((text) => asked(ofText, text)),
    grids.map((grid) => [asked(ofGrid, grid), rowsView(grid)]),
    documentToTables(document).map((table) => tableView(table, facts)),
  ];
}

type Questions<Asked> = readonly ((of: Asked) => unknown)[];

const asked = <Asked>(questions: Questions<Asked>, of: Asked): unknown[] =>
  questions.map((question) => question(of));

const ofText: Questions<string> = [
  headerPart,
  isRoleWord,
  isBareLabel,
  isCodedTitle,
  readHeader,
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
];

const ofGrid: Questions<readonly GridRow[]> = [
  readCard,
  readCardStack,
  commitmentPairs,
  labelsApart,
  measuresApart,
  readMoneyDown,
  readNamedMatrix,
  readNamedMatrices,
  readYearsDown,
  foldTitlesAcross,
  partsOfGrid,
  findHeader,
  isKey,
  isLabelBlock,
  isBlockTail,
];

/** Each printed table's cells, as they stand on its grid. */
function gridsOf({ blocks }: Document): readonly (readonly GridRow[])[] {
  return blocks.flatMap((block, at) => (block.kind === "table" ? [tableToGrid(block, 1, at)] : []));
}

/** Headers are among the first rows; all are looked at that could be one. */
const rowsLookedAt = 8;

function rowsView(grid: readonly GridRow[]): unknown {
  const below = columnData(grid);
  return grid.slice(0, rowsLookedAt).map((row, at) => {
    const dataBelow = columnData(grid.slice(at + 1));
    return [
      isHeaderRow(row, at, grid, below),
      isBand(row, at, grid, below),
      isLowerHeaderRow(row, grid.slice(0, at), dataBelow, grid.slice(at + 1)),
      namesMeasuresByLetter(row),
      numbersColumns(row),
      lightBeside(row),
      pairsOfKey(row),
      readColumns(grid.slice(0, at + 1), 0, dataBelow),
      row.cells.map((cell) => [isName(cell), isNamed(cell), lookOf(cell), labelledValues(cell)]),
    ];
  });
}

function tableView(table: LogicalTable, facts: PrintedFacts): unknown {
  if ((table.rows[0]?.cells.length ?? 0) > mostColumns) return "too wide";
  const reading = readTable(table);
  const { columns } = reading;
  return [
    reading,
    tellingOf(table, columns),
    columns.map((column) =>
      (["indicator", "commitment", "budget"] as const).map((subject) =>
        subjectScores(column, subject, columns),
      ),
    ),
    // Each kind of reader, whatever the table is taken for.
    readObservations(table, reading, 1, facts),
    readCommitments(table, reading, facts),
    readAmounts(table, reading, facts),
    readLegend(table),
    isObjectiveBlock(table),
    sectionOver(table, observationLayout(table, reading, facts), facts),
    commitmentLayout(table, reading),
    titleOver(table),
    objectiveOver(table),
    saidOver(table),
    periodOverTable(table),
    columns.map(({ header }) => [planYearOver(table, header), councilMeasure(header, facts)]),
  ];
}

function reportView(document: Document): unknown {
  const cover = coverLines(document.blocks);
  const title = titleOf(document, cover);
  return [
    cover,
    laterHeadings(document.blocks),
    title,
    periodOf(document, cover, title),
    councilOf(document, cover, title),
    unitOf(document.blocks, cover, title),
    outlineBlocks(document),
    findRuns(document),
    findSentenceAsides(document),
  ];
}

/** More texts of one document say little more. */
const textsLookedAt = 150;

function textsOf({ blocks }: Document): readonly string[] {
  const texts = blocks.flatMap((block) =>
    block.kind === "table" ? block.cells.map(({ text }) => text) : [block.text],
  );
  return [...new Set(texts)].slice(0, textsLookedAt);
}
