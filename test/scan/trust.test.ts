import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReadWord, Recogniser } from "../../src/scan/engine/recogniser.ts";
import type { PixelBox } from "../../src/scan/picture/raster.ts";
import type { PlacedWord } from "../../src/scan/regions/placed-word.ts";
import { agree } from "../../src/scan/trust/agree.ts";
import { withBullets } from "../../src/scan/trust/bullets.ts";
import { beginsWithDash } from "../../src/scan/trust/dash.ts";
import { faultOfPicture, faultOfWords } from "../../src/scan/trust/faults.ts";
import { readTwice } from "../../src/scan/trust/read-twice.ts";
import { seeSeparators } from "../../src/scan/trust/separators.ts";
import { doubtUnreadInk } from "../../src/scan/trust/unread.ts";
import { mended, mendedByOther, mendedCode } from "../../src/scan/trust/vocabulary.ts";
import { blank, fill } from "./pictures.ts";

const box: PixelBox = [100, 70, 160, 100];
const cell: PixelBox = [50, 40, 300, 130];
const word = (text: string, more: Partial<PlacedWord> = {}): PlacedWord => ({
  text,
  box,
  baseline: 100,
  confidence: 96,
  ...more,
});

/** An engine that reads what it is told to, one after another, and then nothing. */
function engine(...texts: readonly string[]): Recogniser & { readonly asked: string[] } {
  const left = [...texts];
  const asked: string[] = [];
  return {
    name: "fake",
    asked,
    show() {},
    read(_, layout, among): readonly ReadWord[] {
      asked.push(`${layout}${among === undefined ? "" : ` ${among}`}`);
      const text = left.shift();
      return text === undefined || text === "" ? [] : [word(text)];
    },
  };
}

function page() {
  const grey = blank(400, 200);
  fill(grey, [100, 70, 160, 100]);
  return grey;
}

const readings = (
  words: readonly PlacedWord[],
  first: Recogniser,
  second: Recogniser,
  grey = page(),
) =>
  readTwice(words, grey, { first, second }, () => {}).map(({ text, reading }) => ({
    text,
    sure: reading.sure,
    other: reading.other,
  }));

describe("two readings", () => {
  it("agree about years whatever stands for the stroke, and about codes by their figures", () => {
    expect(agree("08/09", "08,09")).toBe(true);
    expect(agree("08/10", "08,10")).toBe(false);
    expect(agree("2016SC", "201680")).toBe(true);
    expect(agree("2016SC", "201780")).toBe(false);
    expect(agree("12%", "120/o")).toBe(true);
    expect(agree("12%", "12°/o")).toBe(true);
    expect(agree("LI4", "U4")).toBe(true);
    expect(agree("LI4", "U5")).toBe(false);
    expect(agree("C15,", "015,")).toBe(true);
    expect(agree("C15", "018")).toBe(false);
    expect(agree("C15", "15")).toBe(false);
    expect(agree("015", "C15")).toBe(false);
    expect(agree("L11", "L1].")).toBe(true);
    expect(agree("L21", "L1]")).toBe(false);
    expect(agree("11", "1]")).toBe(false);
    expect(agree("L11", "[L1]")).toBe(false);
  });
});

describe("reading twice", () => {
  it("is sure where both say the same, and never asks about words without a figure", () => {
    const second = engine("5,456");
    expect(readings([word("5,456"), word("Total")], engine(), second)).toEqual([
      { text: "5,456", sure: true, other: "5,456" },
      { text: "Total", sure: true, other: undefined },
    ]);
    expect(second.asked).toEqual(["word figures"]);
  });

  it("marks a figure that the second reader lies about, with what that one read", () => {
    expect(readings([word("5,456")], engine("5,456"), engine("5.456", "5.456"))).toEqual([
      { text: "5,456", sure: false, other: "5.456" },
    ]);
  });

  it("asks nothing about marks of a sentence, and takes the stroke of LI20 for the letter it is", () => {
    const second = engine("L|20");
    expect(readings([word(";);"), word("LI20")], engine(), second)).toEqual([
      { text: ";);", sure: true, other: undefined },
      { text: "LI20", sure: true, other: "L|20" },
    ]);
    expect(second.asked).toHaveLength(1);
  });

  it("asks nothing about a dash between words, and about one that stands alone", () => {
    const second = engine("x");
    const dashed = ["Milestones", "-", "reviewed"].map((text) => word(text, { cell }));
    expect(readings(dashed, engine(), second).every(({ sure }) => sure)).toBe(true);
    expect(second.asked).toEqual([]);
    readings([word("-", { cell })], engine(), second);
    expect(second.asked).not.toEqual([]);
  });

  it("takes the other reading for what was meant only where it is a reference or a known word", () => {
    expect(readings([word("Ci2")], engine(), engine("C12"))).toEqual([
      { text: "C12", sure: true, other: "Ci2" },
    ]);
    expect(mendedByOther("18C", "TBC")).toBe("TBC");
    expect(mendedByOther("¢24,", "C24,")).toBe("C24,");
    expect(mendedByOther("C12", "C72")).toBeUndefined();
    expect(mendedByOther("12", "C2")).toBeUndefined();
    expect(mendedByOther("512", "S12")).toBeUndefined();
  });

  it("doubts 08 by itself, whose point may be lost, and not after a month", () => {
    const sure = (before: string) =>
      readings([word(before), word("08")], engine(), engine("08")).map((one) => one.sure);
    expect(sure("Mar")).toEqual([true, true]);
    expect(sure("about")).toEqual([true, false]);
  });

  it("takes what both read once they are shown it larger", () => {
    expect(readings([word("13,793")], engine("13,293"), engine("13,293"))).toEqual([
      { text: "13,293", sure: true, other: "13,293" },
    ]);
  });

  it("asks for all of a cell's ink, not only for the words found in it", () => {
    const second = engine("22.55%");
    const parted = [word("22", { cell }), word("55%", { cell })];
    expect(readings(parted, engine("22.55%"), second)).toEqual([
      { text: "22.55%", sure: true, other: "22.55%" },
    ]);
    expect(second.asked[0]).toBe("line figures");
  });

  it("does not let both readers lose a minus that the picture shows", () => {
    const grey = blank(400, 200);
    fill(grey, [100, 84, 112, 88]);
    fill(grey, [120, 70, 124, 100]);
    fill(grey, [130, 70, 150, 100]);
    const lost = word("19", { box: [118, 70, 152, 100], cell });
    const [read] = readTwice(
      [lost],
      grey,
      { first: engine("19"), second: engine("19", "19") },
      () => {},
    );
    expect(read?.reading.sure).toBe(false);
  });

  it("shows the second reader a figure without the minus that it made a digit of", () => {
    const grey = blank(400, 200);
    fill(grey, [100, 84, 112, 88]);
    fill(grey, [120, 70, 150, 100]);
    const read = (behind: string) =>
      readTwice(
        [word("-10,200", { box: [98, 70, 152, 100], cell })],
        grey,
        { first: engine("-10,200"), second: engine("40,200", behind) },
        () => {},
      )[0]?.reading;
    expect(read("10,200")).toEqual({ sure: true, other: "-10,200" });
    expect(read("40,200")?.sure).toBe(false);
  });

  it("takes the picture's word for a comma that one reader took for a point", () => {
    const read = (tail: number) => {
      const grey = blank(400, 200);
      for (const x of [100, 130, 150, 170]) fill(grey, [x, 70, x + 12, 100]);
      fill(grey, [118, 95, 123, 100 + tail]);
      const words = [word("1,835", { box: [100, 70, 182, 100], cell })];
      return readings(words, engine("1,835"), engine("1.835", "1.835", "1.835"), grey)[0]?.sure;
    };
    expect([read(6), read(0)]).toEqual([true, false]);
  });

  it("doubts a point before exactly three digits, whoever reads it", () => {
    const sure = (text: string) => readings([word(text)], engine(), engine(text))[0]?.sure;
    expect(["5.456", "0.125", "65.8", "1.2345", "1.234.567"].map(sure)).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
  });

  it("does not ask the second reader on and on where the first has changed its mind", () => {
    const second = engine("17", "17", "12");
    expect(readings([word("12", { cell })], engine("13"), second)).toMatchObject([{ sure: false }]);
    expect(second.asked).toHaveLength(2);
    const steady = engine("17", "17", "12");
    expect(readings([word("12", { cell })], engine("12"), steady)).toMatchObject([{ sure: true }]);
  });

  it("doubts a figure beside ink that is in no word", () => {
    const grey = page();
    const judged = [{ ...word("19", { cell }), reading: { sure: true } }];
    expect(doubtUnreadInk(judged, grey)[0]?.reading.sure).toBe(true);
    fill(grey, [78, 82, 92, 87]);
    expect(doubtUnreadInk(judged, grey)[0]?.reading).toMatchObject({ sure: false });
  });
});

describe("agreement", () => {
  it.each([
    ["83%", "830/0"],
    ["65.8%", "65.80/0"],
    ["2008/09", "2008109"],
    ["LI16", "Ll16"],
    ["–19", "-19"],
    ["£1,380.", "£1,380"],
    ["-", ""],
    ["£000s", "£0008"],
    ["£'000", "£000"],
    ["2008-09", "200809"],
  ])("holds between %s and %s", (one, other) => expect(agree(one, other)).toBe(true));

  it.each([
    ["5,456", "5.456"],
    ["19", "-19"],
    ["2008/10", "2008110"],
    ["83%", "83"],
    ["21.1", "211"],
    ["0", "O"],
    ["£000s", "£1008"],
    ["£m", "£000"],
    ["2008-10", "200810"],
    ["2008-09", "200909"],
    ["5", ""],
  ])("does not hold between %s and %s", (one, other) => expect(agree(one, other)).toBe(false));
});

describe("what stands between digits", () => {
  const drawn = (marks: readonly (readonly [number, number, number, number])[]) => {
    const grey = blank(300, 120);
    for (const x of [40, 90, 120]) fill(grey, [x, 40, x + 20, 80]);
    for (const mark of marks) fill(grey, mark);
    return seeSeparators(grey, [20, 20, 200, 110]);
  };
  it("is a comma where it hangs below the line, and a point where it stands on it", () => {
    expect(drawn([[70, 74, 76, 88]])).toBe("0,00");
    expect(drawn([[70, 74, 76, 80]])).toBe("0.00");
    expect(drawn([])).toBe("000");
  });
  it("is not known where digits run into each other", () => {
    expect(drawn([[50, 60, 125, 64]])).toBeUndefined();
  });
});

it("a figure whose point both engines passed over is doubted where the picture shows it", () => {
  const read = (marks: readonly (readonly [number, number, number, number])[], text: string) => {
    const grey = blank(300, 120);
    for (const x of [40, 90]) fill(grey, [x, 40, x + 20, 80]);
    for (const mark of marks) fill(grey, mark);
    const words = [word(text, { box: [40, 40, 110, 80], baseline: 80 })];
    return readings(words, engine(), engine(text), grey)[0]?.sure;
  };
  expect(read([[70, 74, 76, 80]], "8.5")).toBe(true);
  expect(read([[70, 74, 76, 80]], "85")).toBe(false);
  expect(read([], "85")).toBe(true);
});

it("a figure is doubted whose point the blur joined to a digit, and not for the serif of a 1", () => {
  const read = (text: string, foot: boolean) => {
    const grey = blank(300, 120);
    for (const x of [40, 76]) fill(grey, [x, 40, x + 20, 80]);
    if (foot) fill(grey, [58, 72, 72, 80]);
    const words = [word(text, { box: [40, 40, 96, 80], baseline: 80 })];
    return readings(words, engine(), engine(text), grey)[0]?.sure;
  };
  expect(read("58", true)).toBe(false);
  expect(read("58", false)).toBe(true);
  expect(read("18", true)).toBe(true);
});

it.each([
  ["529%", false],
  ["100%", true],
  ["152.9%", true],
])("of %s, read alike by both, it is %s that it is sure", (text, sure) => {
  const read = readTwice([word(text)], page(), { first: engine(), second: engine(text) }, () => {});
  expect(read[0]?.reading.sure).toBe(sure);
});

it("a figure with a nought before other digits has lost its point, and is doubted", () => {
  const why = readTwice(
    [word("085%")],
    page(),
    { first: engine(), second: engine("085%") },
    () => {},
  );
  expect(why[0]?.reading).toMatchObject({ sure: false });
});

describe("closed vocabularies", () => {
  it("mend letters that make no word where they stand, and leave those that do", () => {
    expect(["fo", "|mplement", "|nform", "Pl's", "Pls."].map(mended)).toEqual([
      "to",
      "Implement",
      "Inform",
      "PI's",
      "PIs.",
    ]);
    const own = ["for", "fo,", "|", "|ead", "|n", "Plan", "Pl", "Plus"];
    expect(own.map(mended)).toEqual(own);
  });

  it("mend letters", () => {
    expect(["IBC", "Qtrl:", "TBC", "The", "NHS"].map(mended)).toEqual([
      "TBC",
      "Qtr1:",
      "TBC",
      "The",
      "NHS",
    ]);
  });

  it("give a code the letters it begins with, and leave its figure", () => {
    expect(mendedCode("Ll", "14")).toBe("LI");
    expect(mendedCode("Li14", "")).toBe("LI14");
    expect(mendedCode("Nil", "returns")).toBe("Nil");
    expect(mendedCode("Li", "Wei")).toBe("Li");
    expect(["0]", "~7,466", "12%|", "-421", "[1]"].map(mended)).toEqual([
      "0",
      "-7,466",
      "12%",
      "-421",
      "[1]",
    ]);
    // Four figures and OF, as Ofsted numbers what councils return; five figures and a letter are no such number.
    expect(mendedCode("(60260F)", "")).toBe("(6026OF)");
    expect(mendedCode("60260", "")).toBe("60260");
  });

  it("never touch a digit, but of what can only be a known word", () => {
    const digits = (text: string): string => text.replace(/\D/g, "");
    fc.assert(
      fc.property(fc.string(), fc.nat(9), fc.string(), (before, digit, after) => {
        const text = `${before}${digit}${after}`;
        const read = mended(text);
        if (!["TBC", "TBA", "tbc", "tba"].includes(read)) expect(digits(read)).toBe(digits(text));
      }),
    );
  });
});

describe("what the picture itself shows", () => {
  it("tells a dash before a figure from the figure's first stroke", () => {
    const plain = blank(300, 100);
    fill(plain, [100, 40, 104, 70]);
    fill(plain, [112, 40, 130, 70]);
    expect(beginsWithDash(plain, [60, 20, 200, 90])).toBe(false);
    fill(plain, [80, 54, 92, 58]);
    expect(beginsWithDash(plain, [60, 20, 200, 90])).toBe(true);
  });

  it("tells a bullet by its shape, whatever letter an engine made of it", () => {
    const grey = blank(300, 100);
    fill(grey, [50, 58, 62, 70]);
    const dot = word("®", { box: [50, 58, 62, 70], baseline: 72 });
    const next = word("Young", { box: [90, 42, 180, 72], baseline: 72 });
    expect(withBullets([dot, next], grey).map(({ text }) => text)).toEqual(["•", "Young"]);
    expect(withBullets([dot, next], blank(300, 100)).map(({ text }) => text)).toEqual([
      "®",
      "Young",
    ]);
  });

  it("names an empty page, a photograph and a hand that no engine is sure of", () => {
    const empty = blank(400, 400);
    expect(faultOfPicture(empty, empty)).toBe("blank");
    const photograph = blank(400, 400);
    fill(photograph, [20, 20, 380, 380], 120);
    expect(faultOfPicture(photograph, photograph)).toBe("photograph");
    const print = blank(400, 400);
    fill(print, [100, 100, 300, 110]);
    expect(faultOfPicture(print, print)).toBeUndefined();
    expect(faultOfWords([word("Xqv", { confidence: 12 }), word("lla", { confidence: 20 })])).toBe(
      "handwriting",
    );
    expect(faultOfWords([word("Budget")])).toBeUndefined();
    // A table of nothing but figures, one of which was misread for a word.
    const figures = Array.from({ length: 20 }, () => word("508"));
    const misread = word("Si", { confidence: 12 });
    expect(faultOfWords([...figures, misread])).toBeUndefined();
    expect(faultOfWords([...figures.slice(0, 8), misread])).toBe("handwriting");
  });
});
