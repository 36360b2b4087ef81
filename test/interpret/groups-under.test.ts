import { describe, expect, test } from "vitest";
import { readReport } from "../builders.ts";

/** Each indicator of a table with its group and what is said of it. */
function sectionsOf(rows: readonly string[]): string[] {
  const { records } = readReport("## Results", rows);
  const said = records.flatMap((record) =>
    record.kind === "observation"
      ? [`${record.title}: ${record.section}${record.commentary ? ` (${record.commentary})` : ""}`]
      : [],
  );
  return [...new Set(said)];
}

const header = "Indicator | Target 2008/09 | Actual 2008/09";
const long = "Communities in which people of all ages feel safe by day and by night";

describe("names of groups", () => {
  test("that stand under their last rows are theirs, and no remark on them", () => {
    expect(
      sectionsOf([
        header,
        ...["NI 1 Burglaries | 12 | 14", "NI 2 Assaults | 8 | 9", long],
        ...["NI 3 Recycling | 40% | 41%", "NI 4 Litter | 9 | 8", "Greener borough"],
      ]),
    ).toEqual([
      `Burglaries: ${long}`,
      `Assaults: ${long}`,
      "Recycling: Greener borough",
      "Litter: Greener borough",
    ]);
  });

  test("that stand over their rows are those rows', long or short", () => {
    expect(
      sectionsOf([
        header,
        ...[long, "NI 1 Burglaries | 12 | 14"],
        ...[`${long} too`, "NI 3 Recycling | 40% | 41%"],
        ...["Greener borough", "NI 4 Litter | 9 | 8"],
      ]),
    ).toEqual([`Burglaries: ${long}`, `Recycling: ${long} too`, "Litter: Greener borough"]);
  });

  test.each([
    ["a note ends the table", "Source: the police"],
    ["a sentence ends the table", "All figures are provisional."],
  ])("are not taken for those of the rows above where %s", (_, note) => {
    expect(
      sectionsOf([
        header,
        ...["NI 1 Burglaries | 12 | 14", "NI 2 Assaults | 8 | 9", "Greener borough"],
        ...["NI 3 Recycling | 40% | 41%", "NI 4 Litter | 9 | 8", note],
      ]).slice(0, 3),
    ).toEqual(["Burglaries: Results", "Assaults: Results", "Recycling: Greener borough"]);
  });

  test("are no remarks, which stand under every row", () => {
    const remark = "More patrols were sent out in the town in the evenings of May";
    expect(
      sectionsOf([
        header,
        ...["NI 1 Burglaries | 12 | 14", remark],
        ...["NI 3 Recycling | 40% | 41%", remark],
      ]),
    ).toEqual([`Burglaries: Results (${remark})`, `Recycling: Results (${remark})`]);
  });
});
