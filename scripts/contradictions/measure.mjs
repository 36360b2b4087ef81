// How much of what is planted `check` finds, and how much of what it finds is planted, by kind:
// `npm run -s build && node scripts/contradictions/measure.mjs [COUNT] [SEED] [--misses] [--write FOLDER]`
import { mkdirSync, writeFileSync } from "node:fs";
import { tallyReports } from "./tally.mjs";

const [count = 400, seed = 1] = process.argv
  .slice(2)
  .filter((one) => /^\d+$/.test(one))
  .map(Number);
const folder = process.argv.includes("--write") ? process.argv.at(-1) : undefined;
if (folder) mkdirSync(folder, { recursive: true });

const { byKind, lines, clean, mostNotes } = await tallyReports(count, seed, ({ name, html }) => {
  if (folder) writeFileSync(`${folder}/${name}.html`, html);
});
if (process.argv.includes("--misses")) for (const line of lines) console.log(line);

const share = (part, whole) => (whole === 0 ? "    -" : (part / whole).toFixed(3));
for (const [kind, { planted, found, right, wrong }] of Object.entries(byKind)) {
  console.log(
    `${kind.padEnd(18)} recall ${share(found, planted)} (${found} of ${planted})  precision ${share(right, right + wrong)} (${wrong} false)`,
  );
}
console.log(
  `${clean} findings in the same reports without contradictions; at most ${mostNotes} note on targets a report`,
);
