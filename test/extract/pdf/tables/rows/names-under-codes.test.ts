import { describe, expect, it } from "vitest";
import { rowsAt, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { joinNamesToCodes } from "../../../../../src/extract/pdf/tables/rows/names-under-codes.ts";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 210, 290, 370];
const heads = ["Indicator", "Outturn", "Target", "Status"];
type Row = readonly [code: string, names: readonly string[], ...values: string[]];
const rows: readonly Row[] = [
  ["NI 56", ["Children who walk to", "school on most days"], "59.9%", "53%", "Not met"],
  ["NI 154", ["Homes built"], "27.9 days", "28 days", "Nearly"],
  ["BV 82a(i)", ["Bins emptied"], "1,250", "1,310", "Met"],
];

/** A code beside its figures, and what it stands for below it; cells have more white between them than their lines. */
const page = (body: readonly Row[], step = 13): string => {
  let y = 700;
  const drawn = [rowsAt(xs, y, 12, [heads], 9, "F2")];
  for (const [code, names, ...values] of body) {
    y -= 14;
    drawn.push(rowsAt(xs, y, 12, [[code, ...values]], 9));
    y -= step;
    drawn.push(
      rowsAt(
        xs,
        y,
        10.5,
        names.map((name) => [name]),
        9,
      ),
    );
    y -= 10.5 * (names.length - 1);
  }
  return drawn.join("\n");
};
const read = async (operators: string): Promise<string[][]> =>
  rowsOf(tablesOf(await readMade([{ operators }]))[0]).map((row) =>
    row.map((text) => text.replaceAll("\n", " ")),
  );

describe("codes over their names", () => {
  it("are one row with what stands beside them", async () => {
    expect(await read(page(rows))).toEqual([
      heads,
      ["NI 56 Children who walk to school on most days", "59.9%", "53%", "Not met"],
      ["NI 154 Homes built", "27.9 days", "28 days", "Nearly"],
      ["BV 82a(i) Bins emptied", "1,250", "1,310", "Met"],
    ]);
  });
  it("hold a status that wraps beside the name", async () => {
    const wrapped = `${page(rows)}\n${textAt(370, 700 - 14 - 13 - 10.5 - 14 - 11, "met", 9)}`;
    expect((await read(wrapped))[2]?.[3]).toBe("Nearly met");
  });
  it("may have words before their figures, a long text beside them, and a name that ends like a code", async () => {
    const some: readonly Row[] = [
      ["NI 56", ["Children who walk to"], "Head of Sports", "53%", "12%"],
      ["NI 95", ["Progression in English", "between Stage 2 and", "Stage 3"], "Head", "28", "29"],
      ["BV 82a(i)", ["Bins emptied"], "Head of Waste", "1,310", "1,420"],
    ];
    const rest = ["that the", "board met", "to say so"];
    const beside = rest.map((text, at) => textAt(450, 686 - 10.5 * at, text, 9)).join("\n");
    const found = await read(`${page(some)}\n${textAt(450, 700, "Notes", 9, "F2")}\n${beside}`);
    expect(found.map(([label]) => label)).toEqual([
      "Indicator",
      "NI 56 Children who walk to",
      "NI 95 Progression in English between Stage 2 and Stage 3",
      "BV 82a(i) Bins emptied",
    ]);
  });
  it("end where the header is printed again, close below a row", () => {
    const line = (baseline: number, texts: readonly string[], bold = false) =>
      ({
        baseline,
        size: 9,
        cells: texts.flatMap((text, column) =>
          text === ""
            ? []
            : [{ column, columnSpan: 1, piece: { text, spans: [{ face: { bold } }] } }],
        ),
      }) as never;
    const header = (baseline: number) => line(baseline, heads, true);
    const row = (baseline: number, code: string) => [
      line(baseline, [code, "53%", "12%"]),
      line(baseline + 12, ["Homes built"]),
    ];
    const groups = [
      [header(100)],
      row(112, "NI 1"),
      row(136, "NI 2"),
      [...row(160, "NI 3"), header(182)],
    ];
    expect(joinNamesToCodes(groups)?.map(({ length }) => length)).toEqual([1, 2, 2, 2, 1]);
  });
  it("are rows by themselves where one stands alone", async () => {
    const some = rows.map(
      ([code, names, ...values], at): Row => [code, at === 1 ? [] : names, ...values],
    );
    expect((await read(page(some)))[1]?.[0]).toBe("NI 56");
  });
  it("are none where a name stands over the first: a group's, or its own", async () => {
    const drawn = [rowsAt(xs, 700, 12, [heads], 9, "F2")];
    rows.forEach(([code, [name = ""], ...values], at) => {
      drawn.push(textAt(50, 686 - 27 * at, name, 9));
      drawn.push(rowsAt(xs, 673 - 27 * at, 12, [[code, ...values]], 9));
    });
    drawn.push(textAt(50, 605, "All of the county", 9));
    const labels = (await read(drawn.join("\n"))).map(([label]) => label);
    expect(labels).not.toContain("NI 56 Homes built");
  });
});

describe("rows that begin with a code and have their names beside it", () => {
  it("stay apart from the notes below them", async () => {
    const body = rows.map(
      ([code, [name = ""], value, , status]): Row => [
        code,
        ["See the note overleaf"],
        name,
        value ?? "",
        status ?? "",
      ],
    );
    const read1 = await read(page(body));
    expect(read1.map(([label]) => label)).toContain("NI 154");
  });
});
