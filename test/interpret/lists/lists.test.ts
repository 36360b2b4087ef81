import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type ItemContext, readItems, readLists } from "../../../src/interpret/lists/index.ts";
import type { Milestone } from "../../../src/records.ts";
import { documentOf, milestoneLine, readReport } from "../../builders.ts";

const milestones = (...blocks: string[]): Milestone[] =>
  readReport(...blocks).records.filter((record) => record.kind === "milestone");
const lines = (...blocks: string[]): string[] => milestones(...blocks).map(milestoneLine);
const asides = (...blocks: string[]) => readLists(documentOf(...blocks)).asides;

describe("one item", () => {
  const one = (item: string) => {
    const [record] = milestones(
      "## Key milestones 2008/09",
      item,
      "- Let the contract by May 2008",
    );
    return record;
  };

  test.each([
    ["- Complete the review by May 2009", "Complete the review by May 2009", "2009-05"],
    ["• Adopt the scheme – May 2006", "Adopt the scheme – May 2006", "2006-05"],
    ["- Adopt the scheme by May 2006 – 31/05/06", "Adopt the scheme by May 2006", "2006-05"],
    ["- Open the centre (March 2009)", "Open the centre (March 2009)", "2009-03"],
    ["- Report to Cabinet: 14 September 2009", "Report to Cabinet: 14 September 2009", "2009-09"],
    ["- March 2009: Open the centre", "March 2009: Open the centre", "2009-03"],
    [
      "- Publish the plan by Quarter 3 2008/09",
      "Publish the plan by Quarter 3 2008/09",
      "2008-09 Q3",
    ],
    ["- Publish the plan, Q2", "Publish the plan, Q2", "2008-09 Q2"],
    ["(a) Publish the plan, June 2008", "Publish the plan, June 2008", "2008-06"],
    ["1. Publish the plan by June 2008", "Publish the plan by June 2008", "2008-06"],
    ["- Begin work in May 2008 and report", "Begin work in May 2008 and report", ""],
  ])("%s", (item, text, due) => {
    const record = one(item);
    expect([record?.text, record?.due.join(";")]).toEqual([text, due]);
  });

  test.each([
    [
      "Complete it all by May 2009 (Head of Planning)",
      "Complete it all by May 2009",
      "Head of Planning",
      "",
      "",
    ],
    [
      "Complete it all by May 2009 – on track. Work goes well.",
      "Complete it all by May 2009",
      "",
      "green",
      "Work goes well.",
    ],
    [
      "Complete it all by May 2009 (J Smith) – not achieved",
      "Complete it all by May 2009",
      "J Smith",
      "red",
      "",
    ],
    ["Complete it all (J Smith) – May 2009", "Complete it all", "J Smith", "", ""],
    ["Complete it all (Head of Planning, May 2009)", "Complete it all", "Head of Planning", "", ""],
    [
      "Complete it all – Head of Policy – May 2009 – some slippage",
      "Complete it all",
      "Head of Policy",
      "amber",
      "",
    ],
    [
      "Complete it all by May 2009. Achieved. A year early.",
      "Complete it all by May 2009.",
      "",
      "green",
      "A year early.",
    ],
    ["Complete it all, May 2009 [Amber]", "Complete it all, May 2009", "", "amber", ""],
    [
      "Completed: Review all the fees by May 2009",
      "Review all the fees by May 2009",
      "",
      "green",
      "",
    ],
    ["Complete it all – completed in March 2009", "Complete it all", "", "green", "in March 2009"],
    [
      "Replace boilers; Target date: 30 May 2009; Lead officer: Ann Bell",
      "Replace boilers",
      "Ann Bell",
      "",
      "",
    ],
    [
      "Replace all boilers\nTarget date: 30 May 2009\nLead officer: Ann Bell\nStatus: Green",
      "Replace all boilers",
      "Ann Bell",
      "green",
      "",
    ],
  ])("%s", (item, text, responsible, status, commentary) => {
    const record = one(`- ${item}`);
    expect([record?.text, record?.responsible, record?.status, record?.commentary]).toEqual([
      text,
      responsible,
      status,
      commentary,
    ]);
  });

  it("words in brackets that name nobody stay in the text", () => {
    expect(one("- Adopt the core strategy by May 2009 (LDF)")?.text).toBe(
      "Adopt the core strategy by May 2009 (LDF)",
    );
    expect(one("- Complete the review (phase one) by May 2009")?.text).toBe(
      "Complete the review (phase one) by May 2009",
    );
  });

  it("a verb that is also a state begins no state", () => {
    expect(one("- Agree the brief by May 2009 – complete the works after that")).toMatchObject({
      text: "Agree the brief by May 2009 – complete the works after that",
      status: "",
    });
  });
});

describe("which lists are commitments", () => {
  const items = ["- Complete the review by May 2008", "- Let the contract by June 2008"];

  test.each([
    "## Key milestones",
    "## What we will do",
    "## Next steps",
    "## Priorities for the year",
    "## Planned improvements",
    "## Our commitments",
    "## Action plan",
    "## Where we want to be",
    "## Progress against service plan actions",
    "## Objective 2: Cleaner streets",
    "In 2008/09 we will:",
    "The service will deliver the following improvements.",
  ])("%s", (heading) => {
    expect(milestones(heading, ...items)).toHaveLength(2);
  });

  test.each([
    "## Background",
    "## What we achieved last year",
    "## Key achievements",
    "## Membership",
    "## Risks",
    "## Legislation",
    "## Consultation findings",
    "## Contents",
    "## Libraries",
    "The following milestones were met:",
    "## How we did in 2007/08",
  ])("%s: none, and each dated item is set aside", (heading) => {
    expect(milestones(heading, ...items)).toEqual([]);
    expect(asides(heading, ...items)).toHaveLength(2);
  });

  it("the nearest words decide", () => {
    expect(milestones("# Action plan", "## Background", ...items)).toEqual([]);
    expect(milestones("# Action plan", "## Housing", ...items)).toHaveLength(2);
    expect(milestones("# Background", "Key milestones:", ...items)).toHaveLength(2);
  });

  it("most items carry a date or a state", () => {
    const undated = ["- Listen to our users", "- Work with partners", "- Be open and fair"];
    expect(milestones("## What we will do", ...undated, items[0] ?? "")).toEqual([]);
    expect(milestones("## What we will do", ...items, undated[0] ?? "")).toHaveLength(3);
  });

  it("a list of what was done promises nothing", () => {
    expect(
      milestones("## Actions", "- Opened the library by May 2008", "- Trained staff by June 2008"),
    ).toEqual([]);
  });

  it("a numbered line that heads a text of its own is no list", () => {
    expect(
      milestones(
        "## Progress on milestones",
        "HP1: Complete the review by May 2008",
        "It went well.",
      ),
    ).toEqual([]);
  });
});

describe("what stands over a list", () => {
  it("the objective, and the year", () => {
    expect(
      milestones(
        "## Key milestones 2008/09",
        "### Objective 1: Safer streets",
        "- Fit the lights by May",
        "- Mend the paths by June",
      ),
    ).toMatchObject([
      {
        objectiveRef: "Objective 1",
        objective: "Safer streets",
        planYear: "2008-09",
        due: ["2008-05"],
      },
      { due: ["2008-06"] },
    ]);
  });

  it("a year block dates what has no date of its own", () => {
    const records = milestones(
      "## Objective 2: Cleaner streets",
      "2009/10:",
      "- Buy two sweepers",
      "- Extend the night shift by May 2009",
      "2010/11:",
      "- Review the fleet",
    );
    expect(records.map(({ due, planYear }) => `${due} in ${planYear}`)).toEqual([
      "FY 2009-10 in 2009-10",
      "2009-05 in 2009-10",
      "FY 2010-11 in 2010-11",
    ]);
  });

  it("its own number, where no objective has one", () => {
    const numbered = ["3.1 Review the fees by May 2008", "3b Let the contract by June 2008"];
    expect(lines("## Actions", ...numbered)[0]).toBe(
      "3.1 | Review the fees by May 2008 | due 2008-05",
    );
    expect(lines("## Actions", ...numbered)[1]).toMatch(/^3b /);
    expect(lines("## Aim 4: Value for money", ...numbered)[0]).toMatch(/^Aim 4 /);
  });

  it("an officer for the whole list", () => {
    const [record] = milestones(
      "## Actions",
      "Lead officer: Ann Bell",
      "- Do the work by May 2008",
      "- Do the rest by June 2008",
    );
    expect(record?.responsible).toBe("Ann Bell");
  });

  it("lines that name themselves need no heading", () => {
    expect(
      lines(
        "Milestone: Open two branches by October 2009",
        "Milestone: Open on Sundays by May 2009",
      ),
    ).toHaveLength(2);
  });
});

describe("lists in other shapes", () => {
  it("labels that differ by their year are year blocks", () => {
    const records = milestones(
      "## Aim 1: A better environment",
      "### Actions for 2009/10",
      "• Introduce food waste collections",
      "• Plant trees in parks",
      "### Actions for 2010/11",
      "• Review the recycling contract",
      "• Extend collections to flats",
    );
    expect(records.map(({ due }) => due.join())).toEqual([
      "FY 2009-10",
      "FY 2009-10",
      "FY 2010-11",
      "FY 2010-11",
    ]);
    expect(records.every(({ objectiveRef }) => objectiveRef === "Aim 1")).toBe(true);
  });

  it("a lead-in may date them all", () => {
    expect(
      lines(
        "## Objective 3 – Value",
        "By March 2010 we will have:",
        "- joined the hub",
        "- let the contract",
      ),
    ).toEqual([
      "Objective 3 | joined the hub | due 2010-03",
      "Objective 3 | let the contract | due 2010-03",
    ]);
  });

  it("lines that lost their bullets, where all of them are dated", () => {
    const dated = [
      "Open the new depot by April 2009",
      "Move the call centre by September 2009",
      "Train all front line staff by the end of December 2009",
    ];
    expect(lines("## Planned improvements", ...dated, "We shall report on these.")).toHaveLength(3);
    expect(lines("## Planned improvements", ...dated.slice(1))).toEqual([]);
    expect(lines("## Background", ...dated)).toEqual([]);
  });

  it("an item that is a value of an indicator is no commitment", () => {
    expect(
      milestones(
        "## Next steps",
        "- NI 192: 41.3% in June 2008 against a target of 40%",
        "- Let the contract by June 2008",
      ),
    ).toHaveLength(1);
  });
});

describe("broken lists", () => {
  it("an item goes on over blocks, lines and a page's foot", () => {
    expect(
      lines(
        "## Next steps",
        "- Fit racks at all centres by the end of",
        "September 2008 (Leisure Manager)",
        "Page 4",
        "- Mend the paths by June 2008\n- Paint the railings by July 2008",
      ),
    ).toEqual([
      "- | Fit racks at all centres by the end of September 2008 | due 2008-09",
      "- | Mend the paths by June 2008 | due 2008-06",
      "- | Paint the railings by July 2008 | due 2008-07",
    ]);
  });
});

describe("items of a cell", () => {
  const context: ItemContext = {
    objectiveRef: "",
    objective: "",
    planYear: "2008-09",
    responsible: "",
    source: { block: 3, table: 1, row: 2, column: 1 },
    place: 0,
    evidence: [],
  };

  it("are read as in a list", () => {
    expect(
      readItems(["• Open it by May 2008 (Head of Leisure)", "1.2 Close it – March 2009"], context),
    ).toMatchObject([
      { text: "Open it by May 2008", responsible: "Head of Leisure", place: 0, source: { row: 2 } },
      { text: "Close it – March 2009", objectiveRef: "1.2", dueCell: "March 2009", place: 1 },
    ]);
  });
});

describe("any list", () => {
  const word = fc.constantFrom(
    ..."- • 1. 1.2 (a) Complete the review by May 2009 ( ) [ ] – : ; on track Head of Planning\n NI 59 62% 2009/10".split(
      " ",
    ),
  );
  const item = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(" "));

  it("gives every record an id of its own, and asides that stand in the report", () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 6 }), (items) => {
        const ids = readReport("## Key actions", ...items).records.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const document = documentOf("## Key actions", ...items);
        for (const aside of readLists(document).asides)
          expect(document.blocks[aside.block]).toBeDefined();
      }),
    );
  });

  it("a dated item is a record or set aside", () => {
    const dated = fc.constantFrom(
      "- Complete the review by May 2009",
      "1.2 Let the contract (J Smith) – 31/03/10",
      "• NI 59: 62.1% in May 2008",
      "BV-119 Parks: 44.1% at the end of Quarter 3 2007-08 (target: 42%)",
      "(a) Cabinet, 14 September 2009 – achieved",
    );
    const heading = fc.constantFrom("## Key actions", "## Background", "## Housing", "2009/10:");
    fc.assert(
      fc.property(fc.array(fc.oneof(dated, heading), { maxLength: 8 }), (blocks) => {
        const document = documentOf(...blocks);
        const { records } = readReport(...blocks);
        const { asides } = readLists(document);
        const places = new Set([
          ...records.map(({ source }) => source.block - 2),
          ...asides.map(({ block }) => block),
        ]);
        document.blocks.forEach((block, index) => {
          if (block.kind === "paragraph" && !block.text.endsWith(":"))
            expect(places.has(index), block.text).toBe(true);
        });
      }),
    );
  });
});
