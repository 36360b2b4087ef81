import { describe, expect, it } from "vitest";
import { arrowAt, circleAt, gridOf, textAt } from "../../../../scripts/pdf/make-pdf.mjs";
import type { Mark } from "../../../../src/document.ts";
import { readMade, tablesOf } from "../read.ts";

const xs = [50, 200, 300];
const ys = [700, 680, 640];

/** The marks of the status cell of a table with one row. */
async function marksOf(
  drawn: string,
  resources = "",
  extra: string[] = [],
): Promise<readonly Mark[]> {
  const operators = [
    drawn.startsWith("under ") ? drawn.slice(6) : "",
    "0 g 0 G",
    gridOf(xs, ys),
    textAt(55, 686, "Milestone"),
    textAt(205, 686, "Progress"),
    textAt(55, 660, "Agree the plan"),
    drawn.startsWith("under ") ? "" : drawn,
  ].join("\n");
  const [table] = tablesOf(await readMade([{ operators, resources }], extra));
  return table?.cells.find((cell) => cell.row === 1 && cell.column === 1)?.marks ?? [];
}

describe("marks in cells", () => {
  it("reads a drawn light by its colour, outline ignored", async () => {
    const marks = await marksOf(`1 0.75 0 rg 0 0 0 RG ${circleAt(250, 660, 6)} B`);
    expect(marks).toHaveLength(1);
    expect(marks[0]).toMatchObject({ kind: "shape", colour: "#ffbf00", shape: "circle" });
  });

  it("reads the lamp that is lit, not the housing", async () => {
    const [dark, red] = ["0.2 0.2 0.2 rg", "1 0 0 rg"];
    const housing = `0.1 0.1 0.1 rg 242 642 m 258 642 l 258 678 l 250 679 l 242 678 l h f`;
    const marks = await marksOf(
      [
        housing,
        `${red} ${circleAt(250, 672, 5)} f ${dark} ${circleAt(250, 660, 5)} f ${circleAt(250, 648, 5)} f`,
      ].join(" "),
    );
    expect(marks.map(({ colour }) => colour)).toEqual(["#ff0000"]);
  });

  it("reads each lamp where several are lit", async () => {
    const housing = `0.1 0.1 0.1 rg 242 642 m 258 642 l 258 678 l 250 679 l 242 678 l h f`;
    const marks = await marksOf(
      `${housing} 1 0 0 rg ${circleAt(250, 672, 5)} f 0 0.6 0 rg ${circleAt(250, 648, 5)} f`,
    );
    expect(marks.map(({ colour }) => colour)).toEqual(["#ff0000", "#009900"]);
  });

  it("reads a shaded light by the strongest of its tones", async () => {
    const shading =
      "/Pattern << /P1 << /PatternType 2 /Shading << /ShadingType 3 /ColorSpace /DeviceRGB /Coords [250 660 0 250 660 6] /Extend [true true] /Function << /FunctionType 2 /Domain [0 1] /C0 [0.5 0.9 0.7] /C1 [0 0.65 0.32] /N 1 >> >> >> >>";
    const [mark] = await marksOf(`/Pattern cs /P1 scn ${circleAt(250, 660, 6)} f`, shading);
    expect(mark).toMatchObject({ kind: "shape", colour: "#00a652", shape: "circle" });
  });

  it.each([
    [0, "arrow-up"],
    [1, "arrow-level"],
    [2, "arrow-down"],
    [3, "arrow-level"],
  ] as const)("tells an arrow's direction by its shape (%i quarter turns)", async (quarters, shape) => {
    const [mark] = await marksOf(`0 0.6 0.2 rg ${arrowAt(250, 660, quarters)}`);
    expect(mark).toMatchObject({ kind: "shape", colour: "#009933", shape });
  });

  it("tells a triangle's direction by its shape", async () => {
    const [mark] = await marksOf("1 0 0 rg 243 666 m 257 666 l 250 653 l h f");
    expect(mark).toMatchObject({ kind: "shape", colour: "#ff0000", shape: "arrow-down" });
  });

  it("reads a square light", async () => {
    const [mark] = await marksOf("0 0.65 0.3 rg 244 654 12 12 re f");
    expect(mark).toMatchObject({ kind: "shape", colour: "#00a64c", shape: "square" });
  });

  it("reads the fill of a cell", async () => {
    const marks = await marksOf("under 1 0 0 rg 200 640 100 40 re f");
    expect(marks).toMatchObject([{ kind: "fill", colour: "#ff0000" }]);
  });

  it("reads a glyph of a symbol font", async () => {
    const [mark] = await marksOf(`0 0.5 0 rg ${textAt(245, 655, "4", 12, "F3")}`);
    expect(mark).toMatchObject({ kind: "glyph", glyph: "✔", shape: "tick", colour: "#008000" });
  });

  it("tells pictures apart by content, background ignored", async () => {
    const picture = (colour: string): string => {
      const rows = ["ffffff", colour, colour, "ffffff"].map((one) => one.repeat(4)).join("");
      return `<< /Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /ASCIIHexDecode /Length ${rows.length + 1} >>\nstream\n${rows}>\nendstream`;
    };
    const resources = "/XObject << /G 6 0 R /R 7 0 R >>";
    const pictures = [picture("00a651"), picture("ed1c24")];
    const draw = (name: string): string => `q 14 0 0 14 243 653 cm /${name} Do Q`;
    const [green] = await marksOf(draw("G"), resources, pictures);
    const [again] = await marksOf(draw("G"), resources, pictures);
    const [red] = await marksOf(draw("R"), resources, pictures);
    expect(green).toMatchObject({ kind: "image", colour: "#00a651", box: [243, 175, 257, 189] });
    expect(red).toMatchObject({ kind: "image", colour: "#ed1c24" });
    expect(again?.hash).toBe(green?.hash);
    expect(red?.hash).not.toBe(green?.hash);
  });
});
