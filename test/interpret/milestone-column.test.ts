import { describe, expect, test } from "vitest";
import type { Milestone } from "../../src/records.ts";
import { readReport, recordLines } from "../builders.ts";

const plan = (...rows: readonly string[]) => readReport("## What we will do", rows);

describe("a table with a column of milestones", () => {
  test.each<[string, string[], string[]]>([
    [
      "gives those, and not the actions they belong to",
      [
        "Action | Officer | Milestones",
        "Bring shops back into use | Town Centre Officer | 12 leases signed by October 2008",
        "Promote the bus pass | Transport Officer | 900 passes by February 2009",
      ],
      [
        "- | 12 leases signed by October 2008 | due 2008-10",
        "- | 900 passes by February 2009 | due 2009-02",
      ],
    ],
    [
      "gives several where a cell dates each",
      [
        "Key tasks | Who | Key milestones",
        "Bring shops back into use | Town Centre Officer | First grant paid by May 2008; survey published by July 2008",
        "Promote the bus pass | Transport Officer | Leaflet printed by June 2008",
      ],
      [
        "- | First grant paid by May 2008 | due 2008-05",
        "- | survey published by July 2008 | due 2008-07",
        "- | Leaflet printed by June 2008 | due 2008-06",
      ],
    ],
    [
      "is one of actions with their dates where it holds dates alone",
      [
        "Action | Officer | Milestones",
        "Bring shops back into use | Town Centre Officer | By end of October 2008",
        "Promote the bus pass | Transport Officer | February 2009",
      ],
      ["- | Bring shops back into use | due 2008-10", "- | Promote the bus pass | due 2009-02"],
    ],
  ])("%s", (_, rows, expected) => {
    expect(recordLines(plan(...rows))).toEqual(expected);
  });

  test("keeps what is to come of them and what is done for them", () => {
    const { records } = plan(
      "Outcome | Key actions | Milestones",
      "Livelier high streets | Bring shops back into use | Leases signed by October 2008",
      "Fewer car journeys | Promote the bus pass | Leaflet printed by February 2009",
    );
    expect(
      records.map((record) => [(record as Milestone).objective, (record as Milestone).group]),
    ).toEqual([
      ["Livelier high streets", "Bring shops back into use"],
      ["Fewer car journeys", "Promote the bus pass"],
    ]);
  });
});
