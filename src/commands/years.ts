import { WorkFailed } from "../problem.ts";

/** `2008-09..2010-11`, `2008-09` or `2008-09,2010-11` to the financial years meant. */
export function toYears(text: string): string[] {
  return text.split(",").flatMap((part) => {
    const [first, last] = part.split("..").map(startOf);
    if (first === undefined) throw wrong(text);
    const end = part.includes("..") ? last : first;
    if (end === undefined || end < first || end - first > 100) throw wrong(text);
    return Array.from({ length: end - first + 1 }, (_, at) => financialYear(first + at));
  });
}

const financialYear = (start: number): string =>
  `${start}-${String((start + 1) % 100).padStart(2, "0")}`;

function startOf(text: string): number | undefined {
  const start = Number(/^\s*(\d{4})-\d{2}\s*$/.exec(text)?.[1]);
  return Number.isInteger(start) && financialYear(start) === text.trim() ? start : undefined;
}

const wrong = (text: string): WorkFailed =>
  new WorkFailed(
    2,
    `--years takes financial years such as 2008-09 or 2008-09..2010-11, not "${text}".`,
  );
