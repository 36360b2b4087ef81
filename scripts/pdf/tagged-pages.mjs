// Pages whose structure tags tell of a table, rightly or not.
import { firstObject, pageObject, rowsAt, textAt } from "./make-pdf.mjs";

/** Text as one marked content. */
const marked = (id, operators) => `/Span << /MCID ${id} >> BDC\n${operators}\nEMC`;

/** Lines of one cell, from its top. */
const linesAt = (x, top, lines) =>
  lines.map((line, at) => textAt(x, top - 12 * at, line)).join("\n");

/**
 * Marked contents, each its operators, and a table's rows of cells as the ids of what they hold, to a page with a
 * structure tree.
 */
function tagged(contents, rows) {
  const cellCount = rows.reduce((sum, row) => sum + row.length, 0);
  const root = firstObject;
  const table = root + 2;
  const rowAt = (row) => table + 1 + row;
  const cellAt = (index) => table + 1 + rows.length + index;
  const count = 3 + rows.length + cellCount;
  const page = pageObject(0, count);
  let next = 0;
  const cells = [];
  const rowObjects = rows.map((row, at) => {
    const kids = row.map((ids) => {
      cells.push({ ids, row: at });
      next += 1;
      return `${cellAt(next - 1)} 0 R`;
    });
    return `<< /Type /StructElem /S /TR /P ${table} 0 R /K [${kids.join(" ")}] >>`;
  });
  const cellObjects = cells.map(
    ({ ids, row }) =>
      `<< /Type /StructElem /S /TD /P ${rowAt(row)} 0 R /Pg ${page} 0 R /K [${ids.join(" ")}] >>`,
  );
  const parents = contents.map((_, id) => {
    const cell = cells.findIndex(({ ids }) => ids.includes(id));
    return cell < 0 ? "null" : `${cellAt(cell)} 0 R`;
  });
  return {
    pages: [
      {
        operators: contents.map((operators, id) => marked(id, operators)).join("\n"),
        entries: "/StructParents 0",
      },
    ],
    objects: [
      `<< /Type /StructTreeRoot /K [${table} 0 R] /ParentTree ${root + 1} 0 R >>`,
      `<< /Nums [0 [${parents.join(" ")}]] >>`,
      `<< /Type /StructElem /S /Table /P ${root} 0 R /K [${rows.map((_, at) => `${rowAt(at)} 0 R`).join(" ")}] >>`,
      ...rowObjects,
      ...cellObjects,
    ],
    catalogue: `/MarkInfo << /Marked true >> /StructTreeRoot ${root} 0 R`,
  };
}

const xs = [50, 170, 330];

/** Every cell wraps and nothing is ruled: where a row ends only the tags say. */
const wrapped = [
  linesAt(xs[0], 720, ["Objective"]),
  linesAt(xs[1], 720, ["Action"]),
  linesAt(xs[2], 720, ["Progress"]),
  linesAt(xs[0], 704, ["Raise standards", "in all schools"]),
  linesAt(xs[1], 704, ["Advisers visit each", "school twice a year"]),
  linesAt(xs[2], 704, ["Visits were made to", "all but two schools"]),
  linesAt(xs[0], 678, ["Support families"]),
  linesAt(xs[1], 678, ["Centres open in every", "ward of the borough"]),
  linesAt(xs[2], 678, ["Three centres opened", "and one is being built"]),
  linesAt(xs[0], 652, ["Keep children", "safe"]),
  linesAt(xs[1], 652, ["Train all social", "workers"]),
  linesAt(xs[2], 652, ["Done"]),
];

const threeByRow = [
  [[0], [1], [2]],
  [[3], [4], [5]],
  [[6], [7], [8]],
  [[9], [10], [11]],
];

const figures = [
  ["Service", "2007/08", "2008/09"],
  ["Schools", "1,200", "1,300"],
  ["Libraries", "450", "470"],
  ["Youth work", "78", "60"],
].flatMap((row, at) =>
  row.map((text, column) => rowsAt([xs[column]], 720 - 16 * at, 12, [[text]])),
);

/** The same page with tags that say otherwise. */
export const lyingTags = {
  interleaved: [
    [[0], [4], [2]],
    [[3], [1], [5]],
    [[6], [10], [8]],
    [[9], [7], [11]],
  ],
  "in one cell": [[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]]],
  "columns the wrong way round": threeByRow.map((row) => [...row].reverse()),
  "rows the wrong way round": [...threeByRow].reverse(),
  "body in one row": [
    [[0], [1], [2]],
    [
      [3, 6, 9],
      [4, 7, 10],
      [5, 8, 11],
    ],
  ],
  "most left out": [
    [[0], [1]],
    [[9], [10]],
  ],
};

export const withTags = (rows) => tagged(figures, rows);

export const taggedPages = {
  "tagged-wrapped": tagged(wrapped, threeByRow),
  "tagged-interleaved": withTags(lyingTags.interleaved),
};
