import { expect, it } from "vitest";
import { docNames } from "../../src/archive/doc-names.ts";

it.each([
  [["a/q1.pdf"], ["q1"]],
  [
    ["2009/q1.pdf", "2010/q1.pdf", "2010/q2.pdf"],
    ["2009/q1", "2010/q1", "q2"],
  ],
  [
    ["q1.docx", "q1.pdf"],
    ["q1.docx", "q1.pdf"],
  ],
  [
    ["a/q1.docx", "a/q1.pdf", "b/q1.pdf"],
    ["a/q1.docx", "a/q1.pdf", "b/q1"],
  ],
  [
    ["q1.pdf", "q1.docx", "q1.pdf.txt"],
    ["q1.pdf", "q1.docx", "q1.pdf.txt"],
  ],
  [
    ["a.zip!/q1.pdf", ".hidden"],
    ["q1", ".hidden"],
  ],
])("names %j %j", (files, docs) => {
  expect(docNames(files)).toEqual(docs);
});
