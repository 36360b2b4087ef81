import { expect, test } from "vitest";
import { readReport } from "../builders.ts";

const rows = ["Leaflet drop | May 2008 | 812", "Evening talk | June 2008 | 45"];

test.each([
  ["## Consultation carried out", "Activity | Date | Number responding"],
  ["## Listening to residents", "Activity | When | Replies received"],
  ["## Workshops held during the year", "Activity | Date | Cost"],
])("a table that says who was asked promises nothing: %s", (heading, header) => {
  const { records, interpretation } = readReport(heading, [header, ...rows]);
  expect(records).toEqual([]);
  expect(interpretation.asides.filter(({ of }) => of === "row")).toHaveLength(3);
});

test("a consultation to come is promised", () => {
  const { records } = readReport("## Consultation planned for the year", [
    "Activity | Date | Lead officer",
    "Consult tenants on repairs | May 2008 | J Brown",
    "Survey the users of the baths | June 2008 | P Roy",
  ]);
  expect(records).toHaveLength(2);
});
