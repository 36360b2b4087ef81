// What became of an input, in one line, and what must not become of any: shared by the fuzzing and by the test that
// replays its corpus.

/** A law that an input broke. */
export class Fault extends Error {
  name = "Fault";
}

/** A report's outcome: its status and the codes of what was said while reading it. Throws `Fault`. */
export function outcomeOfReport(report) {
  const { document, problems, records, status } = report;
  const internal = problems.find(({ code }) => code === "internal");
  if (internal) throw new Fault(internal.message);
  const codes = new Set(
    problems.filter(({ stage }) => stage === "extract").map(({ code }) => code),
  );
  if (status === "unread" && codes.size === 0) throw new Fault("unread without a reason");
  for (const [at, block] of (document?.blocks ?? []).entries()) {
    if (block.kind === "table") lookAtTable(block, at);
  }
  const ids = new Set();
  for (const record of records) {
    if (ids.has(record.id)) throw new Fault("two records of one id");
    ids.add(record.id);
    lookAtRecord(record, document);
  }
  return [report.format, status, ...[...codes].sort()].join(" ");
}

/** Cells lie in the grid and beside one another. */
function lookAtTable({ rows, columns, cells }, block) {
  const taken = new Set();
  for (const { row, column, rowSpan, columnSpan } of cells) {
    const isInside =
      row >= 0 &&
      column >= 0 &&
      rowSpan >= 1 &&
      columnSpan >= 1 &&
      row + rowSpan <= rows &&
      column + columnSpan <= columns;
    if (!isInside) throw new Fault(`a cell of block ${block} lies outside its table`);
    for (let y = row; y < row + rowSpan; y += 1) {
      for (let x = column; x < column + columnSpan; x += 1) {
        const place = y * columns + x;
        if (taken.has(place)) throw new Fault(`cells of block ${block} lie over one another`);
        taken.add(place);
      }
    }
  }
}

/** A figure is a number, and its place is there. */
function lookAtRecord(record, document) {
  const figure = record.kind === "budget" ? record.amountGbp : record.value;
  if (typeof figure === "number" && !Number.isFinite(figure))
    throw new Fault("a figure that is no number");
  const { block, row, column } = record.source;
  const printed = document?.blocks[block];
  if (printed === undefined) throw new Fault("a record of a block that is not there");
  if (printed.kind !== "table" || row === undefined) return;
  const isThere = printed.cells.some(
    (cell) =>
      row >= cell.row &&
      row < cell.row + cell.rowSpan &&
      (column === undefined || (column >= cell.column && column < cell.column + cell.columnSpan)),
  );
  if (!isThere) throw new Fault("a record of a cell that is not there");
  const text = digitsOf(printed.cells.map((cell) => cell.text).join(""));
  if (record.raw !== undefined && !text.includes(digitsOf(record.raw))) {
    throw new Fault(`a figure that its table does not print: ${record.raw}`);
  }
}

const digitsOf = (text) => text.replace(/\D/g, "");

/** A corrections file's outcome. */
export const outcomeOfCorrections = ({ corrections, bad }) =>
  `${corrections.length} corrections, ${bad.length} bad lines`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/;

/** An answer of the explorer: its status. Throws `Fault`. */
export function outcomeOfAnswer(status, type, body) {
  if (status >= 500) throw new Fault(`status ${status}`);
  if (controls.test(body) && !type.startsWith("application/json"))
    throw new Fault("control characters in a page");
  if (type.startsWith("text/html") && (body.match(/<script/g) ?? []).length > 1)
    throw new Fault("a script in a page");
  if (type.startsWith("application/json")) JSON.parse(body);
  return String(status);
}
