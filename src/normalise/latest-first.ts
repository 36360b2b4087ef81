import { parseFinancialYear, parseQuarter } from "../printed/period.ts";

/** Of columns that name their year or quarter the latest first; what names none keeps its place. */
export const latestFirst = <Mark extends { readonly header: string }>(
  marks: readonly Mark[],
): readonly Mark[] => {
  const dated = marks.map((mark) => ({ mark, time: timeOf(mark.header) }));
  if (dated.length < 2 || dated.some(({ time }) => time === undefined)) return marks;
  return dated
    .toSorted((a, b) => (b.time ?? "").localeCompare(a.time ?? ""))
    .map(({ mark }) => mark);
};

/** Sorts as time does; absent where neither year nor quarter is named. */
function timeOf(header: string): string | undefined {
  const [year, quarter] = [parseFinancialYear(header), parseQuarter(header)];
  return year === undefined && quarter === undefined ? undefined : `${year ?? ""} ${quarter ?? 0}`;
}
