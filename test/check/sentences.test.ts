import { describe, expect, it } from "vitest";
import { findFindings } from "../../src/check/index.ts";
import type { Document } from "../../src/document.ts";
import { findingsIn, findingsOf, reportToCheck } from "./read-report.ts";

const indicators = [
  "Ref | Indicator | Actual 2008/09 | Target 2009/10 | Actual 2009/10",
  "LI1 | Percentage of invoices paid within thirty days | 91.2% | 93.0% | 94.3%",
  "LI2 | Number of visits to the leisure centres | 1,204 | 1,250 | 1,311",
  "LI3 | Percentage of homes that are decent | 70% | 75% | 76%",
  "LI4 | Percentage of calls answered in twenty seconds | 84.0% | 85.0% | 85.1%",
  "LI5 | Number of apprentices started by the council | 31 | 40 | 42",
];
const budget = [
  "Service | Annual budget £000 | Projected outturn £000 | Variance £000",
  "Libraries | 3,200 | 3,310 | 110",
  "Museums | 1,100 | 1,040 | (60)",
  "Parks | 2,450 | 2,470 | 20",
  "Total | 6,750 | 6,820 | 70",
];
const projects = [
  "Project | Lead | Progress",
  "Rebuild the market hall by June 2009 | J Smith | Completed",
  "Open the new library by July 2009 | J Smith | Completed",
  "Resurface the town square by May 2009 | A Jones | Completed",
  "Adopt the parking policy by March 2010 | A Jones | Delayed",
  "Plant the memorial orchard by March 2010 | A Jones | Delayed",
];

const given = "This is what members asked for.";
const report = reportToCheck(
  "## Performance indicators",
  indicators,
  "## Revenue budget",
  budget,
  "## What was achieved",
  given,
  projects,
);

/** What a sentence between the report's tables is found to contradict. */
function said(sentence: string): string[] {
  const blocks = report.document?.blocks.map((block) =>
    block.kind === "paragraph" && block.text === given ? { ...block, text: sentence } : block,
  );
  return findingsOf({ ...report, document: { ...report.document, blocks } as Document });
}

const differs = "figure-differs: one figure for one measure";
const budgetDiffers = "figure-differs: one figure for one budget";
const spendDiffers = "figure-differs: one figure for what was spent";

it("the tables themselves contradict nothing", () => {
  expect(said(given)).toEqual([]);
});

describe("a percentage given for an indicator and year that its row does not print", () => {
  it.each([
    ["In 2009/10 our result for LI1 was 94.3%.", []],
    ["In 2009/10 our result for LI1 was 96.1%.", [differs]],
    ["In 2009/10 our result for LI1 was 96.1 per cent.", [differs]],
    ["In 2009/10 our result for LI1 was 96.1 percent.", [differs]],
    ["Percentage of invoices paid within thirty days was 96.1% in 2009/10.", [differs]],
    // rounded as it may be
    ["In 2009/10 our result for LI1 was 94%.", []],
    ["In 2009/10 our result for LI1 was 95%.", [differs]],
    ["In 2009/10 our result for LI1 was 93.7%.", [differs]],
    // printed in another column of the row
    ["In 2009/10 our result for LI1 was 91.2%.", []],
    ["In 2009/10 our result for LI1 was 93%.", []],
    // of a year, and of one
    ["Our result for LI1 was 96.1%.", []],
    ["In 2008/09 and 2009/10 our result for LI1 was 96.1%.", []],
    ["In 2007/08 our result for LI1 was 96.1%.", []],
    // of one measure, in one figure
    ["In 2009/10 our result for LI1 was 96.1% and for others 92%.", []],
    ["In 2009/10 our result for LI1 and LI3 was 96.1%.", []],
    // of something else
    ["In 2009/10 the national result for LI1 was 96.1%.", []],
    ["In 2009/10 our target for LI1 was 96.1%.", []],
    ["In 2009/10 the result for LI1 was about 96.1%.", []],
    ["In 2009/10 our result for LI1 was restated and was 96.1%.", []],
    // no percentage of the row's own
    ["In 2009/10 our result for LI2 was 96.1%.", []],
    // nothing is said of the measure
    ["Of LI1 in 2009/10, 96.1%.", []],
  ])("%s", (sentence, expected) => {
    expect(said(sentence)).toEqual(expected);
  });
});

describe("a figure one slip of a digit from the row it speaks of", () => {
  it.each([
    ["There were 1,311 visits to the leisure centres.", []],
    ["There were 1,331 visits to the leisure centres.", [differs]],
    ["There were 1,131 visits to the leisure centres.", [differs]],
    // no slip: two digits, or another number of them
    ["There were 1,422 visits to the leisure centres.", []],
    ["There were 13,111 visits to the leisure centres.", []],
    // printed in the report
    ["There were 1,250 visits to the leisure centres.", []],
    // too few digits to tell
    ["There were 43 apprentices started by the council.", []],
    // of other years, and of others
    ["In 2008/09 there were 1,331 visits to the leisure centres.", []],
    ["In 2009/10 there were 1,331 visits to the leisure centres.", [differs]],
    ["Last year there were 1,331 visits to the leisure centres.", []],
    ["There were about 1,331 visits to the leisure centres.", []],
    ["The revised figure is 1,331 visits to the leisure centres.", []],
    // which row is meant must be plain
    ["There were 1,331 calls.", []],
    // decimals are printed as the row prints them
    ["There were 1,331.0 visits to the leisure centres.", []],
    // what the row prints stands beside it
    ["There were 1,311 visits to the leisure centres, not 1,331.", []],
    // two at once are no slip
    ["There were 1,331 or 1,321 visits to the leisure centres.", []],
  ])("%s", (sentence, expected) => {
    expect(said(sentence)).toEqual(expected);
  });
});

describe("shares that a sentence works out itself", () => {
  const share = (about: number) => [`share-mismatch: about ${about}%`];
  it.each([
    ["We spent £6.2m (41%) of the £15.1m on care.", []],
    ["We spent £6.2m (40%) of the £15.1m on care.", []],
    ["We spent £6.2m (44%) of the £15.1m on care.", share(41)],
    ["We spent £6.2m (39%) of the £15.1m on care.", share(41)],
    ["We spent £6.2m (44 per cent) of the £15.1m on care.", share(41)],
    ["We spent £6.2m (about 51%) of the £15.1m on care.", share(41)],
    ["Of the £15.1m we spent £6.2m (51%) on care.", share(41)],
    // three amounts, or one
    ["We spent £6.2m (51%) of the £15.1m and £2m on care.", []],
    ["We spent £6.2m (51%) on care.", []],
    ["Of the £15.1m we spent £6.2m (51%) and £3.1m on care.", []],
    // a part is no more than the whole
    ["We spent £16.2m (51%) of the £15.1m on care.", []],
    // of something else
    ["We spent £6.2m (51%) more, of the £15.1m on care.", []],
    ["Spending rose by £6.2m (51%), of the £15.1m saved.", []],
    ["We spent £6.2m (51%) beside £15.1m on care.", []],
    // counts are not rounded
    ["In all, 11 of the 20 schools (55%) took part.", []],
    ["In all, 11 of the 20 schools (56%) took part.", []],
    ["In all, 11 of the 20 schools (57%) took part.", share(55)],
    ["In all, 11 of the 20 schools (53%) took part.", share(55)],
    ["In all, 11 out of 20 primary schools here (65%) took part.", share(55)],
    ["In all, 1,100 of our 2,000 schools (65.5%) took part.", share(55)],
    ["In all, 21 of the 20 schools (65%) took part.", []],
    // nothing of nothing is no share
    ["In all, 0 of the 0 schools (0%) took part.", []],
    ["In all, 11 of the 20 schools (65%) and 3 of the 9 clubs (65%) took part.", []],
  ])("%s", (sentence, expected) => {
    expect(said(sentence)).toEqual(expected);
  });
});

describe("a line's share of the total it stands over", () => {
  it.each([
    ["Libraries accounts for £3.2m (47%) of spending.", []],
    ["Libraries accounts for £3.2m (46%) of spending.", []],
    ["Libraries accounts for £3.2m (52%) of spending.", ["share-mismatch: about 47%"]],
    ["Libraries accounts for £3.2m, or 52%, of spending.", ["share-mismatch: about 47%"]],
    ["Libraries accounts for £3.31m (52%) of spending.", ["share-mismatch: about 49%"]],
    ["Libraries accounts for £3.2m (41%) of spending.", ["share-mismatch: about 47%"]],
    // no amount of that line
    ["Libraries accounts for £4.9m (52%) of spending.", []],
    // the total itself, or no line at all
    ["Total accounts for £6.75m (52%) of spending.", []],
    ["Theatres accounts for £3.2m (52%) of spending.", []],
    ["Libraries accounts for £3.2m (52%) of spending and Parks for £2.45m.", []],
    ["Libraries accounts for £3.2m (52%) of spending, less than before.", []],
    ["Libraries has £3.2m (52%).", []],
  ])("%s", (sentence, expected) => {
    expect(said(sentence)).toEqual(expected);
  });
});

describe("the budget of a line, and what was spent on it", () => {
  it.each([
    ["The budget for Libraries is £3,200,000.", []],
    ["The budget for Libraries is £3.2m.", []],
    ["The budget for Libraries is £3.6m.", [budgetDiffers]],
    ["The budget for Libraries is £3,600k.", [budgetDiffers]],
    ["The budget for Libraries is £3.31m.", []],
    ["The budget for Libraries is £3,200,400.", []],
    ["The budget for Libraries is £3,200,700.", [budgetDiffers]],
    ["Libraries has a budget of £3.6m.", [budgetDiffers]],
    ["Spending on Libraries was £3.6m.", [spendDiffers]],
    ["Spending on Libraries was £3.31m.", []],
    // no line of that name, in its own capitals
    ["The budget for Theatres is £3.6m.", []],
    ["The budget for libraries is £3.6m.", []],
    ["The budget for Librariesque is £3.6m.", []],
    // two lines, two amounts, the total
    ["The budget for Libraries and Museums is £3.6m.", []],
    ["The budget for Libraries is £3.6m beside £2.2m.", []],
    ["The budget for Total is £3.6m.", []],
    // part of it, or a movement
    ["The budget for Libraries is £3.6m, including grants.", []],
    ["The budget for Libraries is about £3.6m.", []],
    ["Libraries spent £3.6m.", [spendDiffers]],
    ["Libraries bought books of £3.6m.", []],
  ])("%s", (sentence, expected) => {
    expect(said(sentence)).toEqual(expected);
  });
});

describe("overspends and underspends", () => {
  it.each([
    ["Libraries shows an overspend of £110,000.", []],
    ["Libraries shows an overspend of £0.11m.", []],
    ["Libraries shows an underspend of £110,000.", ["words-contradict: an overspend"]],
    ["Museums shows an overspend of £60k.", ["words-contradict: an underspend"]],
    ["Museums shows an underspend of £60k.", []],
    ["Libraries shows an overspend of £190k.", ["figure-differs: 110 (£000)"]],
    ["The council shows an overall overspend of £480k.", ["figure-differs: 70 (£000)"]],
    ["An overspend of £480k.", []],
    // one slip of a digit from what is printed
    ["There is an overspend of £170,000.", ["figure-differs: 110 (£000)"]],
    ["Libraries was £190k overspent.", ["figure-differs: 110 (£000)"]],
    // printed as something else
    ["Libraries shows an overspend of £3,310k.", []],
    // nor is it said of halves of a sentence together
    [
      "Parks broke even; Libraries shows an underspend of £110,000.",
      ["words-contradict: an overspend"],
    ],
    ["Libraries showed an overspend of £190k last year.", []],
    ["Libraries shows an overspend of £190k and £20k.", []],
    // a balance is a line of its own, which is not printed
    ["The council shows overall a deficit of £480k.", []],
  ])("%s", (sentence, expected) => {
    expect(said(sentence)).toEqual(expected);
  });
});

describe("how many rows are said to be in a state", () => {
  const count = (of: string) => [`count-mismatch: ${of}`];
  it.each([
    ["Of the 5 projects, three are completed.", []],
    ["Of the 5 projects, two are completed.", count("3 of 5")],
    ["Of the 5 projects, four were completed.", count("3 of 5")],
    ["Three projects were completed.", []],
    ["Four projects were completed.", count("3 of 5")],
    ["All projects were completed.", count("3 of 5")],
    ["All but two projects were completed.", []],
    ["All but one projects were completed.", count("3 of 5")],
    ["None of the projects were completed.", count("3 of 5")],
    // half a row more or less is spoken roughly
    ["Half the projects were completed.", []],
    ["Two thirds of the projects were completed.", []],
    ["A quarter of the projects were completed.", count("3 of 5")],
    // plans, other lists and other times
    ["Four projects will be completed.", []],
    ["Four further projects were completed.", []],
    ["Of the 9 projects, four were completed.", []],
    ["Nine projects were completed.", []],
    ["Four indicators were completed.", []],
  ])("%s", (sentence, expected) => {
    expect(said(sentence)).toEqual(expected);
  });

  it("takes three rows for too few to be counted by", () => {
    const three = projects.slice(0, 4);
    expect(findingsIn("## What was achieved", "One project was completed.", three)).toEqual([]);
    const four = projects.slice(0, 5);
    expect(findingsIn("## What was achieved", "One project was completed.", four)).toEqual(
      count("3 of 4"),
    );
  });
});

describe("which way a figure is said to have gone", () => {
  it.each([
    ["Visits to the leisure centres rose on last year, to 1,311.", []],
    [
      "Visits to the leisure centres fell on last year, to 1,311.",
      ["words-contradict: words for a figure that went from 1,204 to 1,311"],
    ],
    ["Visits to the leisure centres are expected to have fallen, to 1,311.", []],
    // another figure is one of another year or place
    ["Visits to the leisure centres fell on last year, to 1,199.", []],
    ["Complaints fell from 511 to 404.", []],
    ["Complaints fell from 404 to 511.", ["words-contradict: a word for a rise, or other figures"]],
    ["Complaints rose from 511 to 404.", ["words-contradict: a word for a fall, or other figures"]],
    [
      "Complaints rose, to 404 from 511.",
      ["words-contradict: a word for a fall, or other figures"],
    ],
    ["Complaints rose from 404 to 404.", []],
  ])("%s", (sentence, expected) => {
    expect(said(sentence)).toEqual(expected);
  });
});

it("a long sentence is quoted from its beginning, as far as it says which is meant", () => {
  const tail = `, as was reported to ${"the members of the board and ".repeat(12)}the cabinet.`;
  const messages = (sentence: string) =>
    findFindings(
      reportToCheck(
        "## Indicators",
        indicators,
        "## Budget",
        budget,
        `${sentence}${tail}`,
        projects,
      ),
    ).map(({ message }) => message);
  const lengths = [
    "In 2009/10 our result for LI1 was 96.1%",
    "There were 1,331 visits to the leisure centres",
    "We spent £6.2m (51%) of the £15.1m on care",
    "Libraries accounts for £3.2m (52%) of spending",
    "The budget for Libraries is £3.6m",
    "Libraries shows an underspend of £110,000",
    "Libraries shows an overspend of £190k",
    "Complaints fell from 404 to 511",
    "Of the 5 projects, two are completed",
    "Visits to the leisure centres fell on last year, to 1,311",
  ].map((sentence) =>
    messages(sentence).map((message) => /"([^"]*…)"/.exec(message)?.[1]?.length ?? 0),
  );
  // No word is cut.
  expect(lengths.flat().map((length) => Math.ceil(length / 5) * 5)).toEqual([
    ...[200, 200, 160, 160, 160, 160, 160, 160, 160, 160],
  ]);
});

describe("a share of a total in prose", () => {
  const lines = [
    "Service | Annual budget £000 | Projected outturn £000",
    "Libraries | 295 | 295",
    "Museums | 705 | 705",
    "Total | 1,000 | 1,000",
  ];
  it.each([
    ["28", []],
    ["31", []],
    ["27", ["share-mismatch: about 30%"]],
    ["32", ["share-mismatch: about 30%"]],
  ])("%s%", (share, expected) => {
    const sentence = `Libraries accounts for £295k (${share}%) of spending.`;
    expect(findingsIn("## Revenue budget", lines, sentence)).toEqual(expected);
  });
});
