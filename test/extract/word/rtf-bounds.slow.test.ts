import { expect, it } from "vitest";
import { readBytes } from "./read.ts";

const size = 3_000_000;
const many = (part: string): string => part.repeat(Math.ceil(size / part.length));
const tableRow = "\\trowd\\cellx1\\intbl x\\cell\\row";

/** What is bad or endless in it, and what is said of that: once, however often it is there. */
it.each([
  ["groups that never end", many("{"), ["nesting-too-deep"]],
  ["groups with nothing in them", many("{}"), []],
  ["braces that end nothing", many("}"), ["part-unreadable"]],
  ["lies about bytes", `{\\pict${many("\\bin9999999 ")}}`, ["part-unreadable"]],
  ["bytes one by one", `{\\pict${many("\\bin1 x")}}`, []],
  ["bytes up to the end", `{\\pict\\bin${size} ${many("x")}`, ["part-unreadable"]],
  ["a row after the other", many(tableRow), []],
  [
    "more cells than there are",
    many("\\trowd\\cellx1\\intbl\\cell\\row").repeat(3),
    ["part-unreadable"],
  ],
  ["definitions without rows", `${many("\\trowd\\cellx1")}${tableRow}`, []],
  ["edges without cells", `\\trowd${many("\\cellx1")}\\intbl x\\cell\\row`, ["part-unreadable"]],
  ["one paragraph", many("some text of it ").repeat(7), []],
  ["one word", `\\${many("a")}`, []],
  ["one number", `\\b${many("1")}`, []],
  ["deleted paragraphs", many("{\\deleted x\\par}"), []],
  ["deleted rows", many(`{\\deleted ${tableRow}}`), []],
  ["letters of two bytes", `${many("\\'82\\'a0\\u12354?")}\\par`, []],
  ["fields", many("{\\field{\\*\\fldinst PAGE}{\\fldrslt 1}}"), []],
  ["notes", many("{\\super\\chftn{\\footnote\\pard x\\par}}"), []],
  ["text boxes", many("{\\shp{\\*\\shpinst{\\shptxt\\pard x\\par}}}"), []],
  ["labels", `${many("{\\listtext 1.\\tab}")}x\\par`, []],
  ["a picture", `{\\pict\\pngblip ${many("89504e47\n")}}`, []],
])("Rich Text with %s has one outcome", async (_, body, codes) => {
  const text = `{\\rtf1 kept\\par ${body}}`;
  const { value, problems } = await readBytes(Uint8Array.from(Buffer.from(text, "latin1")));
  expect(problems.map(({ code }) => code)).toEqual(codes);
  expect(value.blocks[0]).toMatchObject({ text: "kept" });
});
