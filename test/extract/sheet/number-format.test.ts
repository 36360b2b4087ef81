import { describe, expect, it } from "vitest";
import { knownFormat, printNumber } from "../../../src/extract/sheet/number-format.ts";

describe("a number of a sheet", () => {
  it.each([
    [1234.5, "General", "1234.5"],
    [-14, "General", "-14"],
    [0.1 + 0.2, "General", "0.3"],
    [1234567, "#,##0", "1,234,567"],
    [-1234.567, "#,##0.00", "-1,234.57"],
    [0.685, "0%", "69%"],
    [0.685, "0.0%", "68.5%"],
    [1.005, "0.00", "1.01"],
    [1204000, "#,##0,", "1,204"],
    [1234, "[$£-809]#,##0", "£1,234"],
    [-1234, "£#,##0;[Red](£#,##0)", "(£1,234)"],
    [-1234, '_-"£"* #,##0_-;\\-"£"* #,##0_-;_-"£"* "-"??_-;_-@_-', "-£1,234"],
    [0, '_-"£"* #,##0_-;\\-"£"* #,##0_-;_-"£"* "-"??_-;_-@_-', "£-"],
    [-0.2, "0", "0"],
    [12, '0" days"', "12 days"],
    [3, '"Q"0', "Q3"],
    [0.5, "#.0#", ".5"],
    [40026, "dd/mm/yyyy", "01/08/2009"],
    [40026, "mmm-yy", "Aug-09"],
    [40026, 'd" "mmmm\\ yyyy', "1 August 2009"],
  ])("%s in the format %s is printed %s", (value, format, text) => {
    expect(printNumber(value, format)?.trim()).toBe(text);
  });

  it.each([
    [1.5, "# ?/?"],
    [1.5, "0.00E+00"],
    [5, "[>=100]0;0.0"],
    [0.5, "hh:mm"],
    [40026.5, "dd/mm/yyyy hh:mm"],
    [40026.5, "dd/mm/yyyy"],
    [1e300, "0"],
    [1e15, "General"],
    [1, "0000-00-0"],
    [1, '"open'],
  ])("%s in the format %s is not guessed at", (value, format) => {
    expect(printNumber(value, format) ?? undefined).toBeUndefined();
  });

  it("knows the formats that a workbook only numbers", () => {
    expect(printNumber(0.5, knownFormat(9) ?? "")).toBe("50%");
    expect(knownFormat(11)).toBeUndefined();
  });
});
