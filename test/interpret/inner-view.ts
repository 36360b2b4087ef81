import type { Document } from "../../src/document.ts";
import { readCard } from "../../src/interpret/axes/card.ts";
import { readCardStack } from "../../src/interpret/axes/card-stack.ts";
import { commitmentPairs } from "../../src/interpret/axes/commitment-card.ts";
import { findHeader } from "../../src/interpret/axes/header.ts";
import { readColumns } from "../../src/interpret/axes/header-columns.ts";
import {
  columnData,
  isBand,
  isHeaderRow,
  isLowerHeaderRow,
  namesMeasuresByLetter,
  numbersColumns,
} from "../../src/interpret/axes/header-row.ts";
import { partsOfGrid } from "../../src/interpret/axes/inner-header.ts";
import { signsOfKeys, withKeySigns } from "../../src/interpret/axes/key-signs.ts";
import {
  labelledValues,
  labelsApart,
  measuresApart,
} from "../../src/interpret/axes/labelled-cells.ts";
import { lightBeside } from "../../src/interpret/axes/light-beside.ts";
import { documentToTables, type LogicalTable } from "../../src/interpret/axes/logical-table.ts";
import { readMoneyDown } from "../../src/interpret/axes/money-down.ts";
import { readNamedMatrices, readNamedMatrix } from "../../src/interpret/axes/named-matrix.ts";
import { isName, isNamed } from "../../src/interpret/axes/naming.ts";
import { mostColumns, type Reading, readTable } from "../../src/interpret/axes/reading.ts";
import { headerSignature, repeatsHeader } from "../../src/interpret/axes/repeated-header.ts";
import { normalForm } from "../../src/interpret/axes/shape.ts";
import { subjectScores } from "../../src/interpret/axes/subject-scores.ts";
import {
  aboveOf,
  headingOver,
  namesIndicator,
  tellingOf,
} from "../../src/interpret/axes/telling.ts";
import { foldTitlesAcross } from "../../src/interpret/axes/titles-across.ts";
import { readYearsDown } from "../../src/interpret/axes/years-down.ts";
import { isKey, pairsOfKey } from "../../src/interpret/evidence/key.ts";
import {
  blockLabelsOf,
  isBlockTail,
  isLabelBlock,
} from "../../src/interpret/evidence/label-block.ts";
import { lookOf, profileOf } from "../../src/interpret/evidence/looks.ts";
import { readLists } from "../../src/interpret/lists/index.ts";
import { findRuns } from "../../src/interpret/lists/runs.ts";
import { findSentenceAsides, readProse } from "../../src/interpret/lists/sentences.ts";
import { sayings } from "../../src/interpret/read/amount-title.ts";
import { scalesOf } from "../../src/interpret/read/amount-unit.ts";
import { readAmounts } from "../../src/interpret/read/amounts.ts";
import {
  asidesOf,
  assembleRows,
  groupsUnder,
  startsInside,
} from "../../src/interpret/read/assemble.ts";
import { objectiveOver, planYearOver, saidOver } from "../../src/interpret/read/commitment.ts";
import { layoutOf as commitmentLayout } from "../../src/interpret/read/commitment-layout.ts";
import { tickedIn } from "../../src/interpret/read/commitment-rows.ts";
import { readCommitments } from "../../src/interpret/read/commitments.ts";
import { isLegend, readKeyLines, readLegend } from "../../src/interpret/read/legend.ts";
import { joinLineRows } from "../../src/interpret/read/line-rows.ts";
import { monthsOfLetters } from "../../src/interpret/read/month-letters.ts";
import { isObjectiveBlock } from "../../src/interpret/read/objective-block.ts";
import {
  isTheme,
  layoutOf as observationLayout,
  sectionOver,
  titleOver,
} from "../../src/interpret/read/observation-layout.ts";
import {
  fieldIn,
  goesOn,
  isNameLike,
  isSection,
  moveBack,
  remarkIn,
} from "../../src/interpret/read/observation-rows.ts";
import { readObservations } from "../../src/interpret/read/observations.ts";
import { markSums } from "../../src/interpret/read/sums.ts";
import { joinTitlesOverRows } from "../../src/interpret/read/titles-over-rows.ts";
import {
  councilMeasure,
  periodOverTable,
  valueMeasure,
} from "../../src/interpret/read/value-measure.ts";
import { councilOf } from "../../src/interpret/report/council.ts";
import { coverLines, laterHeadings, runningTexts } from "../../src/interpret/report/cover.ts";
import { readFacts } from "../../src/interpret/report/facts.ts";
import { findLooseRows } from "../../src/interpret/report/loose-rows.ts";
import { outlineBlocks, outlineTables } from "../../src/interpret/report/outline.ts";
import { periodOf } from "../../src/interpret/report/period.ts";
import { titleOf } from "../../src/interpret/report/title.ts";
import { unitOf } from "../../src/interpret/report/unit.ts";
import { type GridRow, oneLine, tableToGrid } from "../../src/interpret/table/grid.ts";
import type { PrintedFacts } from "../../src/rows.ts";
import { questionsOfLists, questionsOfTexts } from "./inner-texts.ts";

/** What one part of interpretation says of a document. */
export type InnerPart = () => unknown;

/**
 * What the parts of interpretation say of a document each by itself. A reading rests on many of them, and most agree:
 * where one of them says something else the reading seldom does, until a report comes in which the others are silent.
 */
export function innerParts(document: Document): readonly InnerPart[] {
  const texts = textsOf(document);
  return [
    ...questionsOfTexts.map((question) => () => texts.map(question)),
    ...ofDocument.map((question) => () => question(document)),
    ...ofGrid.map((question) => () => gridsOf(document).map(question)),
    ...ofRow.map((question) => () => rowsView(document, question)),
    ...ofTable.map((question) => () => tablesView(document, question)),
  ];
}

const ofGrid: readonly ((grid: readonly GridRow[]) => unknown)[] = [
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
  normalForm,
  blockLabelsOf,
  (grid) => questionsOfLists.map((question) => columnsOf(grid).map(question)),
  (grid) => columnPlaces(grid).map(profileOf),
];

const columnPlaces = (grid: readonly GridRow[]) =>
  (grid[0]?.cells ?? []).map((_, column) => grid.flatMap(({ cells }) => cells[column] ?? []));

const columnsOf = (grid: readonly GridRow[]): readonly (readonly string[])[] =>
  columnPlaces(grid).map((places) => places.map(({ text }) => oneLine(text)));

/** Each printed table's cells, as they stand on its grid. */
function gridsOf({ blocks }: Document): readonly (readonly GridRow[])[] {
  return blocks.flatMap((block, at) => (block.kind === "table" ? [tableToGrid(block, 1, at)] : []));
}

/** Headers are among the first rows; all are looked at that could be one. */
const rowsLookedAt = 8;

type OfRow = (row: GridRow, at: number, grid: readonly GridRow[]) => unknown;

const ofRow: readonly OfRow[] = [
  (row, at, grid) => isHeaderRow(row, at, grid, columnData(grid)),
  (row, at, grid) => isBand(row, at, grid, columnData(grid)),
  (row, at, grid) => {
    const rest = grid.slice(at + 1);
    return isLowerHeaderRow(row, grid.slice(0, at), columnData(rest), rest);
  },
  (row) => [namesMeasuresByLetter(row), numbersColumns(row), lightBeside(row), pairsOfKey(row)],
  (_, at, grid) => readColumns(grid.slice(0, at + 1), 0, columnData(grid.slice(at + 1))),
  (row, _, grid) => {
    const header = findHeader(grid);
    return [headerSignature(row), header && repeatsHeader(row, header)];
  },
  ({ cells }) => cells.map((cell) => [isName(cell), isNamed(cell), lookOf(cell)]),
  ({ cells }) => cells.map(labelledValues),
];

const rowsView = (document: Document, question: OfRow): unknown =>
  gridsOf(document).map((grid) =>
    grid.slice(0, rowsLookedAt).map((row, at) => question(row, at, grid)),
  );

type OfTable = (table: LogicalTable, reading: Reading, facts: PrintedFacts) => unknown;

const ofTable: readonly OfTable[] = [
  (table, reading) => [reading, tellingOf(table, reading.columns), scoresOf(reading)],
  // Each kind of reader, whatever the table is taken for.
  (table, reading, facts) => {
    const amounts = readAmounts(table, reading, facts);
    return [
      readObservations(table, reading, 1, facts),
      readCommitments(table, reading, facts),
      amounts,
      markSums(amounts.rows),
    ];
  },
  (table, reading, facts) => [
    readLegend(table),
    isLegend(table),
    isObjectiveBlock(table),
    titleOver(table),
    objectiveOver(table),
    saidOver(table),
    periodOverTable(table),
    sayings(table),
    headingOver(table),
    aboveOf(table),
    namesIndicator(table),
    scalesOf(table, reading.columns).stated,
    monthsOfLetters(reading.columns),
    reading.columns.map((column) => columnView(column, table, reading, facts)),
    observationRows(table, reading, facts),
    commitmentRows(table, reading),
  ],
];

const scoresOf = ({ columns }: Reading): unknown =>
  columns.map((column) =>
    (["indicator", "commitment", "budget"] as const).map((subject) =>
      subjectScores(column, subject, columns),
    ),
  );

const columnView = (
  column: Reading["columns"][number],
  table: LogicalTable,
  { columns }: Reading,
  facts: PrintedFacts,
): unknown => [
  planYearOver(table, column.header),
  councilMeasure(column.header, facts),
  valueMeasure(column, columns, table, facts),
  scalesOf(table, columns).scale(column),
  withKeySigns(column, table.rows, signs),
];

function observationRows(table: LogicalTable, reading: Reading, facts: PrintedFacts): unknown {
  const layout = observationLayout(table, reading, facts);
  const { rows } = assembleRows(table.rows, (row, above) => goesOn(row, above, layout));
  const { title, reference } = layout;
  const values = layout.values.map(({ column }) => column);
  return [
    sectionOver(table, layout, facts),
    isTheme(layout),
    table.rows.map(startsInside),
    rows,
    rows.map((row, at) => [
      fieldIn(row, layout),
      remarkIn(row, layout),
      isSection(row, layout, rows[at + 1]),
      isNameLike(row, rows[0]),
      moveBack(row, layout),
      asidesOf(row, "section", ""),
    ]),
    groupsUnder(rows),
    joinTitlesOverRows(rows, layout),
    title === undefined ? [] : joinLineRows(rows, { reference, title, values }),
  ];
}

function commitmentRows(table: LogicalTable, reading: Reading): unknown {
  const layout = commitmentLayout(table, reading);
  const { rows } = assembleRows(table.rows, () => false);
  return [layout, layout && rows.map((row) => tickedIn(row, layout).map(({ column }) => column))];
}

/** A key as it might stand in any report. */
const signs = signsOfKeys([
  { word: "G", of: "status" },
  { word: "Completed", of: "status" },
  { word: "↑", of: "direction" },
] as unknown as Parameters<typeof signsOfKeys>[0]);

function tablesView(document: Document, question: OfTable): unknown {
  const facts = readFacts(document);
  return documentToTables(document).map((table) =>
    (table.rows[0]?.cells.length ?? 0) > mostColumns
      ? "too wide"
      : question(table, readTable(table), facts),
  );
}

const ofDocument: readonly ((document: Document) => unknown)[] = [
  ({ blocks }) => [coverLines(blocks), laterHeadings(blocks)],
  (document) => titleOf(document, coverLines(document.blocks)),
  (document) => periodOf(document, ...coverAndTitle(document)),
  (document) => councilOf(document, ...coverAndTitle(document)),
  (document) => unitOf(document.blocks, ...coverAndTitle(document)),
  readFacts,
  runningTexts,
  outlineBlocks,
  outlineTables,
  findRuns,
  findSentenceAsides,
  readProse,
  readLists,
  readKeyLines,
  findLooseRows,
];

function coverAndTitle(document: Document) {
  const cover = coverLines(document.blocks);
  return [cover, titleOf(document, cover)] as const;
}

/** More texts of one document say little more. */
const textsLookedAt = 150;

function textsOf({ blocks }: Document): readonly string[] {
  const texts = blocks.flatMap((block) =>
    block.kind === "table" ? block.cells.map(({ text }) => text) : [block.text],
  );
  return [...new Set(texts)].slice(0, textsLookedAt);
}
