// Fits the weights by which tables are read (src/interpret/evidence/weights.json) to tables whose meaning is
// known by construction (fixtures/made/meaning/tables.jsonl, a table a line: the roles of its columns, its subject
// and the layout habits it was drawn with).
//
//   node scripts/fit-meaning.mjs                      fit on all tables and write the weights
//   node scripts/fit-meaning.mjs --check              fit, write nothing: does it give the bytes of weights.json?
//   node scripts/fit-meaning.mjs --leave-out 5        every fifth habit of each sort left out of the fit: how are the tables read that have one?
//   node scripts/fit-meaning.mjs --curve              the same for margins from 0 to 4: precision and recall of the tables left out
//
// The margin (leastMargin in priors.json) is how far the best reading of a table must lead the next, "no records"
// among them; where it leads by less, the rows are set aside and both readings named. By the curve over all tables
// with every second header word hidden: margin 0 reads with precision .964 and recall .977, 0.2 .991 and .975, 0.5
// to 1.0 1.000 and .917, 2 1.000 and .883; over tables whose words are listed nothing is lost up to 3. A wrong
// figure is worse than a missing one: 0.7, the middle of the stretch that costs nothing.
//
// Both models are log-linear. The weights that people set (priors.json) are where the fit starts and what it
// is drawn back to, so that a weight moves only as far as the tables give reason, and one that no table speaks
// of stays. Plain gradient descent from a fixed start: the same tables give the same weights. No weight is set in
// weights.json by hand: what people know goes into priors.json, or into a table that shows it.
import { readFileSync, writeFileSync } from "node:fs";
import { columnsOf } from "../dist/interpret/axes/columns.js";
import { documentToTables } from "../dist/interpret/axes/logical-table.js";
import { readTable } from "../dist/interpret/axes/reading.js";
import { tellingOf } from "../dist/interpret/axes/telling.js";

const root = new URL("..", import.meta.url);
const evidence = new URL("src/interpret/evidence/", root);
const priors = JSON.parse(readFileSync(new URL("priors.json", evidence), "utf8"));
const tables = readFileSync(new URL("fixtures/made/meaning/tables.jsonl", root), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line));

/** How strongly weights are drawn back to what people set: a variance of 1 / pull a weight. */
const pull = { columns: 4, tables: 6 };
const rounds = 300;
/** Columns are shown without their header's words as well, so that cells stand where a word is unknown. */
const wordless = 0.5;

const leaveOut = Number(process.argv[process.argv.indexOf("--leave-out") + 1] || 0);
const isCurve = process.argv.includes("--curve");
const isCheck = process.argv.includes("--check");
const isTrial = isCurve || process.argv.includes("--leave-out");
const isLeftOut = isTrial ? leftOutHabits(leaveOut || 5) : () => false;
const examples = tables.map(exampleOf).filter((example) => example !== undefined);
const training = examples.filter(({ habits }) => !habits.some(isLeftOut));
const held = examples.filter(({ habits }) => habits.some(isLeftOut));

const fitted = {
  columns: fitWeights(
    training.flatMap(({ columns }) => columns),
    priors.columns,
    rolesIn(training),
    pull.columns,
  ),
  tables: fitWeights(
    training.map(({ subject, telling }) => ({ label: subject, features: telling, weight: 1 })),
    priors.tables,
    ["indicator", "commitment", "budget", "none"],
    pull.tables,
  ),
  leastMargin: priors.leastMargin,
};

const path = new URL("weights.json", evidence);
const written = `${JSON.stringify(fitted, null, 2)}\n`;
if (isCheck) {
  const isSame = readFileSync(path, "utf8") === written;
  console.log(
    isSame
      ? `the fit to ${training.length} tables gives weights.json`
      : "weights.json is not what the fit gives: run node scripts/fit-meaning.mjs",
  );
  process.exitCode = isSame ? 0 : 1;
} else {
  printAccuracy();
  if (isCurve) {
    console.log("tables with habits left out:");
    printCurve(held, fitted);
    console.log("all tables, every second header word hidden:");
    printCurve(examples.map(halfHidden), fitted);
  }
  if (!isTrial) {
    writeFileSync(path, written);
    console.log("wrote src/interpret/evidence/weights.json; build, score, and read the diff");
  }
}

function printAccuracy() {
  for (const [name, weights] of [
    ["as people set them", priors],
    ["fitted", fitted],
  ]) {
    console.log(
      `weights ${name}: ${accuracy(training, weights)} on ${training.length} tables of the fit`,
    );
    if (held.length > 0)
      console.log(
        `weights ${name}: ${accuracy(held, weights)} on ${held.length} tables with habits left out`,
      );
  }
}

function leftOutHabits(every) {
  const bySlot = new Map();
  for (const habit of new Set(tables.flatMap(({ genes }) => genes))) {
    const slot = habit.split("=")[0];
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), habit]);
  }
  const left = new Set();
  for (const [slot, habits] of bySlot)
    if (/words|columns|form|distract/.test(slot))
      habits.sort().forEach((habit, index) => {
        if (index % every === every - 1) left.add(habit);
      });
  console.log(`left out: ${[...left].sort().join(" ")}`);
  return (habit) => left.has(habit);
}

function exampleOf({ subject, roles, above, caption, head, rows, genes }) {
  // text reports do not say which cells head a column
  const isReport = genes.some((habit) => habit.startsWith("report="));
  const cells = [];
  let width = 0;
  rows.forEach((row, index) => {
    row.forEach((cell, column) => {
      width = Math.max(width, column + (cell?.c ?? 1));
      if (!cell) return;
      cells.push({
        row: index,
        column,
        rowSpan: Math.min(cell.r ?? 1, rows.length - index),
        columnSpan: cell.c ?? 1,
        text: cell.t,
        marks: cell.m
          ? [
              cell.m[0] === "image"
                ? { kind: "image", colour: cell.m[1] }
                : { kind: "glyph", glyph: cell.m[1] },
            ]
          : [],
        ...(index < head && !isReport ? { header: true } : {}),
        ...(cell.b ? { bold: true } : {}),
      });
    });
  });
  const said = [
    ...above.filter(([kind]) => kind !== "table"),
    ...(caption ? [["paragraph", caption]] : []),
  ];
  const document = {
    source: { file: "a", doc: "a", sha256: "0".repeat(64), bytes: 1 },
    format: "docx",
    running: [],
    blocks: [
      ...said.map(([kind, text]) =>
        kind === "heading" ? { kind, level: 2, text } : { kind: "paragraph", text },
      ),
      { kind: "table", method: "markup", rows: rows.length, columns: width, cells },
    ],
  };
  const [table] = documentToTables(document);
  if (!table?.header || table.header.columns.length !== roles.length) return undefined;
  const columns = columnsOf(table.header.columns, table.rows);
  return {
    subject,
    habits: genes,
    table,
    telling: tellingOf(table, columns),
    roles,
    columns: columns.flatMap(({ features }, index) => {
      const label = roles[index];
      if (!label) return [];
      const bare = features.filter(({ feature }) => !/^(?:word|header):/.test(feature));
      return [
        { label, features, weight: 1 },
        { label, features: bare, weight: wordless },
      ];
    }),
  };
}

function rolesIn(list) {
  return [...new Set(list.flatMap(({ roles }) => roles.filter(Boolean)))].sort();
}

/** Maximum a posteriori: log-likelihood of the labels less the pull to the prior. */
function fitWeights(data, prior, labels, strength) {
  const names = [
    ...new Set([
      ...Object.keys(prior),
      ...data.flatMap(({ features }) => features.map(({ feature }) => feature)),
    ]),
  ].sort();
  const start = names.map((name) => labels.map((label) => prior[name]?.[label] ?? 0));
  const weights = start.map((row) => [...row]);
  const at = new Map(names.map((name, index) => [name, index]));
  const rows = data.map(({ label, features, weight }) => ({
    label: labels.indexOf(label),
    weight,
    features: features.map(({ feature, value }) => [at.get(feature), value]),
  }));
  const rate = 1 / (rows.length + strength);
  for (let round = 0; round < rounds; round++) {
    const gradient = weights.map((row, name) =>
      row.map((value, label) => strength * (start[name][label] - value)),
    );
    for (const { label, weight, features } of rows) {
      const shares = softmax(
        labels.map((_, index) =>
          features.reduce((sum, [name, value]) => sum + weights[name][index] * value, 0),
        ),
      );
      for (const [name, value] of features)
        for (let index = 0; index < labels.length; index++)
          gradient[name][index] += weight * value * ((index === label ? 1 : 0) - shares[index]);
    }
    for (let name = 0; name < weights.length; name++)
      for (let index = 0; index < labels.length; index++)
        weights[name][index] += 4 * rate * gradient[name][index];
  }
  const out = {};
  for (const [index, name] of names.entries()) {
    const row = { ...(prior[name] ?? {}) };
    labels.forEach((label, place) => {
      const value = Math.round(weights[index][place] * 100) / 100;
      if (value !== 0 || row[label] !== undefined) row[label] = value;
    });
    const entries = Object.entries(row).filter(([, value]) => value !== 0);
    if (entries.length > 0) out[name] = Object.fromEntries(entries);
  }
  return out;
}

function softmax(scores) {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}

/** A table as a report in words nobody listed would print it: every second header is one that says nothing. */
function halfHidden({ table, ...example }) {
  const columns = table.header.columns.map((column, index) =>
    index % 2 === 1
      ? column
      : {
          ...column,
          header: "Zorb",
          role: "",
          how: "none",
          parts: [{ text: "Zorb", wide: false }],
        },
  );
  return { ...example, table: { ...table, header: { ...table.header, columns } } };
}

/**
 * What each margin would read of tables whose habits the fit has not seen: precision is the share of the
 * tables read as records that are of that kind, recall the share of the tables of records that are read so.
 */
function printCurve(list, weights) {
  const readings = list.map(({ subject, table }) => ({
    subject,
    read: readTable(table, undefined, weights),
  }));
  const all = readings.filter(({ subject }) => subject !== "none").length;
  console.log("margin  read  precision  recall");
  for (const margin of [0, 0.2, 0.5, 0.7, 1, 1.5, 2, 3, 4]) {
    const taken = readings.filter(({ read }) => read.subject !== "none" && read.margin >= margin);
    const right = taken.filter(({ subject, read }) => read.subject === subject).length;
    console.log(
      `${margin.toFixed(1).padStart(6)}  ${String(taken.length).padStart(4)}  ${(right / taken.length).toFixed(4).padStart(9)}  ${(right / all).toFixed(4).padStart(6)}`,
    );
  }
}

/** How many tables are taken for what they are, and how many columns of those that hold records. */
function accuracy(list, weights) {
  let subjects = 0;
  let columns = 0;
  let right = 0;
  for (const { subject, table, roles } of list) {
    const reading = readTable(table, undefined, weights);
    if (reading.subject === subject) subjects++;
    if (subject === "none") continue;
    roles.forEach((role, index) => {
      columns++;
      if (reading.subject === subject && reading.columns[index]?.is === role) right++;
    });
  }
  return `${((100 * subjects) / list.length).toFixed(1)} % of the tables, ${((100 * right) / columns).toFixed(1)} % of the columns right`;
}
