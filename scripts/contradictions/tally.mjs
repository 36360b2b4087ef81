// Composed reports read and checked: what was found of what is planted, and what was found beside it.
import { readReport } from "../../dist/index.js";
import { composeReport, kinds } from "./compose.mjs";

const flat = (text) => text.replace(/\s+/g, " ");
const quotes = ({ message, finding }, { printed, of }) => {
  const text = flat(`${message} ${finding.printed}`);
  return printed.every((one) => text.includes(flat(one))) || (of !== "" && text.includes(flat(of)));
};

/** Counts by kind, and a line for everything missed or false; the same reports without contradictions as well. */
export async function tallyReports(count, seed, write = () => {}) {
  const byKind = Object.fromEntries(
    Object.keys(kinds).map((kind) => [kind, { planted: 0, found: 0, right: 0, wrong: 0 }]),
  );
  const lines = [];
  let clean = 0;
  let mostNotes = 0;
  for (let n = 0; n < count; n++) {
    const report = composeReport(seed * 10_000 + n);
    write(report);
    const { findings, notes } = await findingsOf(report);
    mostNotes = Math.max(mostNotes, notes);
    for (const one of report.planted) {
      const row = byKind[one.kind];
      row.planted++;
      const found = findings.some(
        (finding) => kinds[one.kind].includes(finding.code) && quotes(finding, one),
      );
      if (found) row.found++;
      else lines.push(`${report.name} missed ${one.kind}: ${one.printed} ${one.of}`);
    }
    for (const finding of findings) {
      const own = Object.keys(kinds).filter((kind) => kinds[kind].includes(finding.code));
      const by = report.planted.filter((one) => quotes(finding, one));
      for (const { kind } of by) if (own.includes(kind)) byKind[kind].right++;
      if (by.length > 0) continue;
      for (const kind of own) byKind[kind].wrong++;
      lines.push(`${report.name} false [${finding.code}] ${flat(finding.message)}`);
    }
    const sound = await findingsOf(composeReport(seed * 10_000 + n, { clean: true }));
    clean += sound.findings.length;
    for (const { code, message } of sound.findings)
      lines.push(`${report.name} clean [${code}] ${flat(message)}`);
  }
  return { byKind, lines, clean, mostNotes };
}

/** Notes on targets are counted apart: they ask for a look, and are no contradiction. */
async function findingsOf({ name, html }) {
  const { problems } = await readReport(`${name}.html`, new TextEncoder().encode(html));
  const found = problems.filter(({ finding }) => finding);
  const findings = found.filter(({ code }) => code !== "target-direction");
  return { findings, notes: found.length - findings.length };
}
