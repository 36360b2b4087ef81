import { expect, it } from "vitest";
import { readReport } from "../builders.ts";

const read = (...rows: readonly string[]) => {
  const { records, problems } = readReport("## Performance indicators", [
    "Ref | Indicator | Within 5% of the target | Within 5% of the target | Managed by",
    ...rows,
  ]);
  return { raws: records.map((record) => "raw" in record && record.raw), problems };
};

it("one head over figures beside each other does not say which are the targets: none is stored", () => {
  const { raws, problems } = read(
    "NI 60 | Core assessments within 35 working days | 39.5 | 32 | GE",
    "NI 59 | Initial assessments within 7 working days | 37 | 41 | CK",
  );
  expect(raws).toEqual([]);
  expect(problems.map(({ code }) => code)).toContain("table-unrecognised");
});

it("one head over figures that slipped from one column into the other says what they are", () => {
  const { raws } = read(
    "NI 60 | Core assessments within 35 working days | 39.5 | | GE",
    "NI 59 | Initial assessments within 7 working days | | 41 | CK",
  );
  expect(raws).toEqual(["39.5", "41"]);
});
