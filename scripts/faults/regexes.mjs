// Looks at every regular expression literal of src with recheck: how long can a text make it search?
//
//   node scripts/faults/regexes.mjs [--timeout 3000]      writes scripts/faults/regexes.txt anew
//
// Needs recheck, which is not among the dependencies: `npm install --no-save recheck@4.5.0`. Those it has judged before
// are not judged again. test/regexes.test.ts holds that the list names every expression there is, and that none is
// exponential.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { listOfVerdicts, readVerdicts, regexesIn } from "./regex-list.mjs";

const { checkSync } = await import("recheck");
const list = fileURLToPath(new URL("./regexes.txt", import.meta.url));
const at = process.argv.indexOf("--timeout");
const timeout = at < 0 ? 3000 : Number(process.argv[at + 1]);
const known = existsSync(list) ? readVerdicts(readFileSync(list, "utf8")) : new Map();
const verdicts = new Map();
for (const regex of regexesIn()) {
  verdicts.set(regex, known.get(regex) ?? judge(regex));
  if (verdicts.size % 50 === 0) writeFileSync(list, listOfVerdicts(verdicts));
}
writeFileSync(list, listOfVerdicts(verdicts));
const counts = new Map();
for (const verdict of verdicts.values()) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
console.log([...counts].map(([verdict, count]) => `${count} ${verdict}`).join(", "));
process.exit(0);

function judge(regex) {
  const end = regex.lastIndexOf("/");
  // It knows no flag for indices, and the others change nothing here.
  const { status, complexity } = checkSync(
    regex.slice(1, end),
    regex.slice(end + 1).replace(/[dgvy]/g, ""),
    {
      timeout,
    },
  );
  if (status === "unknown") return "unknown";
  if (complexity.type !== "polynomial")
    return complexity.type === "safe" ? "linear" : complexity.type;
  return `degree ${complexity.degree}`;
}
