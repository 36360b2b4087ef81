import { describe, expect, it } from "vitest";
import { papers, reports } from "./papers.ts";
import { readText } from "./word/read.ts";

const page = (...lines: string[]): string =>
  `<html><body>${lines.map((line) => (line.startsWith("<") ? line : `<p>${line}</p>`)).join("")}</body></html>`;

const meeting = [
  "Present: Councillors Smith and Jones",
  "1. Apologies for absence",
  "2. Declarations of interest",
  "RESOLVED that the report be noted.",
];
const figures =
  "<table><tr><th>Ref<th>Target<th>Actual</tr><tr><td>NI 1<td>60%<td>61%<tr><td>NI 2<td>7%<td>8%</table>";

describe("a paper that is no report", () => {
  it.each([
    ["minutes", page("<h1>Minutes of the Executive Board</h1>", ...meeting), "the minutes"],
    [
      "minutes under a committee's name",
      page("<h1>Cabinet</h1>", "Draft minutes", ...meeting),
      "the minutes",
    ],
    [
      "an agenda",
      page("<h1>AGENDA</h1>", ...meeting.slice(0, 3), "Date of next meeting"),
      "the agenda",
    ],
    [
      "an agenda in a table",
      page(
        "Agenda",
        "<table><tr><td>1<td>Apologies<td>3<tr><td>2<td>Declarations of interest<td>4<tr><td>3<td>Any other business<td>9</table>",
      ),
      "the agenda",
    ],
    [
      "a letter",
      page("1 May 2009", "Dear Councillor Smith", "I enclose the report.", "Yours sincerely"),
      "a letter",
    ],
  ])("is told to be %s", async (_, markup, paper) => {
    await expect(readText(markup)).rejects.toMatchObject({ code: "not-a-report" });
    await expect(readText(markup)).rejects.toThrow(paper);
  });

  it.each([
    [
      "minutes with a table of figures",
      page("<h1>Minutes of the Executive Board</h1>", ...meeting, figures),
    ],
    [
      "a report with an agenda before it",
      page("<h1>Agenda</h1>", ...meeting, "<h1>Performance</h1>", figures),
    ],
    [
      "a report that speaks of minutes",
      page("<h1>Performance report</h1>", "Minutes of meetings are published.", ...meeting),
    ],
    [
      "a report that opens with a letter",
      page("Dear resident", "Welcome to our plan.", "Yours sincerely", figures),
    ],
    ["a plan in prose", page("<h1>Service plan</h1>", "Resolved issues", "We apologise")],
  ])("is not %s", async (_, markup) => {
    await expect(readText(markup)).resolves.toBeDefined();
  });

  it.each(Object.entries(papers))("is told: %s", async (name, text) => {
    await expect(readText(text, `${name}.txt`)).rejects.toMatchObject({ code: "not-a-report" });
  });

  it.each(Object.entries(reports))("is none: not the report %s", async (name, text) => {
    await expect(readText(text, `${name}.txt`)).resolves.toBeDefined();
  });
});

it("a file that calls itself one to read first is none", async () => {
  await expect(readText("# Reports\n\nPut them here.", "x/README.md")).rejects.toThrow("read-me");
  await expect(readText("# Reports\n\nPut them here.", "x/readmission.md")).resolves.toBeDefined();
});
