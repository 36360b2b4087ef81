import { describe, expect, it } from "vitest";
import { outline, place, readText, tablesOf } from "../word/read.ts";

const cellsOf = async (markup: string): Promise<string[]> => {
  const [table] = tablesOf((await readText(`<html><body>${markup}`)).value);
  return table?.cells.map(place) ?? [];
};
const outlineOf = async (markup: string): Promise<string[]> =>
  outline((await readText(`<html><body>${markup}`)).value.blocks);

describe("a malformed page", () => {
  it("puts words that stand between rows before the table", async () => {
    expect(await outlineOf("<table>stray<tr>more<td>a<td>b</table>")).toEqual([
      "straymore",
      "a | b",
    ]);
  });

  it("gives rows to cells that have none, and ends cells that do not end", async () => {
    expect(await cellsOf("<table><td>a<td>b<tr><td>c</table>")).toEqual([
      "0,0 a",
      "0,1 b",
      "1,0 c",
    ]);
    expect(await cellsOf("<table><tr><td><b>a<td>b</b></tr><tr><td>c</table>")).toEqual([
      "0,0 a",
      "0,1 b",
      "1,0 c",
    ]);
    expect(await cellsOf("<table><tr><td>a</tr></td><tr><div><td>b</div></table>")).toEqual([
      "0,0 a",
      "1,0 b",
    ]);
  });

  it("ends a table that another one begins in", async () => {
    expect(
      await outlineOf("<table border=1><tr><td>a<td>d<table><tr><td>b</table><tr><td>c</table>"),
    ).toEqual(["a | d | c", "b"]);
    expect(await outlineOf("<table><tr><table><tr><td>b</table><td>c</table>")).toEqual(["b", "c"]);
  });

  it("shows the foot of a table last and its head first", async () => {
    expect(
      await cellsOf(
        "<table><tfoot><tr><td>total</tfoot><tbody><tr><td>1</tbody><thead><tr><th>head</thead></table>",
      ),
    ).toEqual(["0,0 head", "1,0 1", "2,0 total"]);
  });

  it("leaves out cells that are not displayed and keeps the place of those that are hidden", async () => {
    expect(
      await cellsOf(
        "<table><tr><td>a<td style='display:none'>x<td>b<tr><td style='visibility:hidden'>y<td>c</table>",
      ),
    ).toEqual(["0,0 a", "0,1 b", "1,0 ", "1,1 c"]);
  });

  it("is read in time, however long its faults go on", async () => {
    const faults = ["<b><p></b>", "<font color=a><p>x", "<a href=x><div>"];
    for (const fault of faults) {
      const started = performance.now();
      await readText(`<html><body><p>kept</p>${fault.repeat(30_000)}`);
      expect(performance.now() - started, fault).toBeLessThan(15_000);
    }
    const started = performance.now();
    await readText(`<html><body><table>${"x<b>y</b>".repeat(60_000)}`);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe("a form's control", () => {
  it("prints what it shows", async () => {
    expect(
      await cellsOf(
        "<table><tr><td><input value='68%'><td><select><option>On target<option selected>Below target</select>" +
          "<td><select><option>First<option>Second</select><td><textarea>Two\nlines</textarea>" +
          "<td><input type=checkbox checked>yes<input type=radio>no<td><input type=hidden value=x><input type=submit value=Go></table>",
      ),
    ).toEqual([
      "0,0 68%",
      "0,1 Below target",
      "0,2 First",
      "0,3 Two\nlines",
      "0,4 ☒yes☐no",
      "0,5 ",
    ]);
  });
});

describe("raised and struck text", () => {
  it("is a note behind a figure and no part of it", async () => {
    expect(
      await cellsOf(
        "<table><tr><td>60<sup>2</sup><td>60<span style='vertical-align:super'>2</span>" +
          "<td>60<span style='position:relative;top:-3.0pt;mso-text-raise:3.0pt'>2</span>" +
          "<td>60<span style='vertical-align:4pt'>2</span><td style='vertical-align:super'>602" +
          "<td><span style='position:relative;top:-3pt'>602</span></table>",
      ),
    ).toEqual(["0,0 60²", "0,1 60²", "0,2 60²", "0,3 60²", "0,4 602", "0,5 602"]);
  });

  it("is struck by a rule, too", async () => {
    const [table] = tablesOf(
      (
        await readText(
          "<style>.old{text-decoration:line-through}</style><table><tr><td><span class=old>65%</span> 68%</table>",
        )
      ).value,
    );
    expect(table?.cells[0]).toMatchObject({ text: "68%", struck: ["65%"] });
  });
});
