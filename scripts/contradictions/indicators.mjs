// Indicator sections of composed reports: results against targets, a key, sentences about them, quarters.
import { allIndicators, isVerified } from "../../dist/catalogue/index.js";
import { heading, paragraph, table } from "./draw.mjs";

const shares = allIndicators().filter(
  (entry) =>
    entry.family === "NI" &&
    isVerified(entry) &&
    entry.unit === "percent" &&
    // one code for two figures that are good in opposite ways is judged by neither
    !entry.mixedParts &&
    (entry.polarity === "higher_better" || entry.polarity === "lower_better") &&
    entry.title.length < 90,
);

const counts = [
  "Number of visits to libraries",
  "Number of apprentices started",
  "Number of food businesses inspected",
  "Number of families helped by the team",
  "Number of trees planted in parks",
  "Number of volunteers at museums",
  "Number of homes made safer",
  "Number of enquiries answered by the contact centre",
];

const keys = [
  {
    share: 5,
    text: (word) =>
      `${word.green}: target met or exceeded. ${word.amber}: within 5% of the target. ${word.red}: more than 5% off the target.`,
  },
  {
    share: 10,
    text: (word) =>
      `Key: ${word.green} – at or better than target; ${word.amber} – up to 10% worse than target; ${word.red} – more than 10% worse than target.`,
  },
  {
    share: 2,
    text: (word) =>
      `${word.green} = on target or better. ${word.amber} = narrowly missed (less than 2 per cent away from target). ${word.red} = missed by 2 per cent or more.`,
  },
];
const words = [
  { green: "Green", amber: "Amber", red: "Red" },
  { green: "GREEN", amber: "AMBER", red: "RED" },
];
const heads = [
  ["Ref", "Indicator", "Actual 2008/09", "Target 2009/10", "Actual 2009/10", "Status"],
  ["Code", "Measure", "Outturn 2008/09", "2009/10 Target", "Outturn 2009/10", "RAG"],
  ["PI", "Description", "2008/09 Result", "2009/10 Target", "2009/10 Result", "Status"],
];

const percent = (value) => `${value.toFixed(1)}%`;
const better = (row) => row.polarity === "higher_better";
const reaches = (row, actual = row.actual) =>
  better(row) ? actual >= row.target : actual <= row.target;
const offBy = (row, actual = row.actual) => (100 * Math.abs(actual - row.target)) / row.target;

function rightStatus(row, share) {
  if (reaches(row)) return "green";
  return offBy(row) <= share ? "amber" : "red";
}

/** Results of a year against targets, with the sentences and the key around them. */
export function resultsSection(draw, wanted) {
  const planted = [];
  const key = draw.pick(keys);
  const word = draw.pick(words);
  const hasKey = wanted.has("status-key") || (!wanted.has("status-figures") && draw.chance(0.6));
  const rows = draw.some(shares, draw.whole(8, 14)).map((entry) => {
    const row = { code: entry.code, title: entry.title, polarity: entry.polarity, comment: "" };
    row.target = draw.whole(30, 74);
    // well clear of a key's bound, so that no rounding decides
    const away = draw.pick([-0.24, -0.18, -0.13, -0.015, -0.01, 0, 0.02, 0.04, 0.06]);
    const factor = better(row) ? 1 + away : 1 - away;
    row.actual = Math.round(row.target * factor * 10) / 10;
    row.before = Math.round(row.actual * (1 + draw.pick([-0.12, -0.07, 0.05, 0.09])) * 10) / 10;
    row.next = Math.round(row.target + draw.pick([-2, 0, 1, 3]));
    row.status = rightStatus(row, key.share);
    return row;
  });
  const free = draw.some(rows, rows.length);
  const take = (test) => {
    const at = free.findIndex(test);
    return at < 0 ? undefined : free.splice(at, 1)[0];
  };
  const plant = (kind, row, printed) => planted.push({ kind, printed, of: row?.title ?? "" });

  if (wanted.has("status-key")) {
    const row = take(
      // Beyond the bound whether it is read as per cent of the target or as points.
      (one) =>
        one.status === "red" &&
        offBy(one) > key.share + 2 &&
        Math.abs(one.actual - one.target) > key.share + 0.5,
    );
    if (row) {
      row.status = "amber";
      plant("status-key", row, [percent(row.actual)]);
    }
  }
  if (wanted.has("status-figures")) {
    const row = take(
      (one) => one.status !== "amber" && offBy(one) > (one.status === "red" ? 12 : 1),
    );
    if (row) {
      row.status = row.status === "green" ? "red" : "green";
      plant("status-figures", row, [percent(row.actual)]);
    }
  }
  const mover = take(() => true);
  const rose = mover.actual > mover.before !== wanted.has("words-move");
  mover.comment = draw.pick([
    `The rate has ${rose ? "risen" : "fallen"} since last year.`,
    `This is ${rose ? "an increase" : "a fall"} on 2008/09.`,
    `${rose ? "Increased" : "Decreased"} compared with the previous year.`,
    `Performance ${rose === better(mover) ? "improved" : "worsened"} on last year.`,
    `The figure ${rose ? "rose" : "fell"} from ${percent(mover.before)} to ${percent(mover.actual)}.`,
  ]);
  if (wanted.has("words-move")) plant("words-move", mover, [percent(mover.actual)]);
  const judged = take((one) => !wanted.has("words-met") || offBy(one) > 5);
  if (judged) {
    const met = reaches(judged) !== wanted.has("words-met");
    judged.comment = met
      ? draw.pick(["Target met.", "The target was exceeded.", "We achieved the target this year."])
      : draw.pick(["Target not met.", "The target was missed.", "We did not achieve the target."]);
    if (wanted.has("words-met")) plant("words-met", judged, [percent(judged.actual)]);
  }
  const body = [];
  const inProse = take(() => true);
  const said =
    inProse.actual + (wanted.has("figure-prose") ? draw.pick([-7.3, 4.6, 11.2, -3.9]) : 0);
  if (wanted.has("figure-prose"))
    plant("figure-prose", inProse, [percent(said), percent(inProse.actual)]);
  const sentence = draw.pick([
    `${inProse.code} (${inProse.title}) was ${percent(said)} in 2009/10.`,
    `In 2009/10 the result for ${inProse.title} was ${percent(said)}.`,
    `Our result for ${inProse.code} in 2009/10 was ${percent(said)}, the subject of a report to members.`,
  ]);
  const again = take(() => true);
  const repeated = again.actual + (wanted.has("figure-table") ? draw.pick([-5.2, 3.4, 9]) : 0);
  if (wanted.has("figure-table"))
    plant("figure-table", again, [percent(repeated), percent(again.actual)]);
  // What the report explains itself is no contradiction.
  const restated = take(() => true);
  if (restated) {
    restated.restatedTo = restated.actual + draw.pick([-2.1, 1.4, 3.3]);
    restated.comment = draw.pick([
      `Restated: the figure for 2009/10 was ${percent(restated.restatedTo)} in the last report.`,
      `Previously reported as ${percent(restated.restatedTo)}.`,
      `The figure has been corrected since the last report (was ${percent(restated.restatedTo)}).`,
    ]);
  }
  const other = take(() => true);
  let changed = "";
  if (wanted.has("unit-row") && other) {
    changed = String(draw.whole(210, 980));
    other.shown = changed;
    other.status = "";
    plant("unit-row", other, [changed]);
  }
  if (wanted.has("code-title")) {
    // Under the code of its neighbour in another part of the set, with neither word nor number of its own.
    const [a, b] = [take(() => true), take(() => true)];
    if (a && b && a.code !== b.code) {
      plant("code-title", a, [b.code]);
      a.code = b.code;
      rows.splice(rows.indexOf(b), 1);
    }
  }
  const met = rows.filter((row) => row.shown === undefined && reaches(row)).length;
  const known = rows.filter((row) => row.shown === undefined).length;
  const claimed = met + (wanted.has("count-indicators") ? draw.pick([1, 2, -1]) : 0);
  const counting = !wanted.has("unit-row") && met > 2;
  const spelt = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
  const number = claimed < 10 && draw.chance(0.5) ? spelt[claimed] : String(claimed);
  const counted = draw.pick([
    `Of the ${known} indicators, ${number} met their target.`,
    `${number[0].toUpperCase()}${number.slice(1)} of the ${known} indicators met or exceeded their target.`,
    `There are ${known} indicators in this section; ${number} achieved target.`,
  ]);
  if (wanted.has("count-indicators") && counting) plant("count-indicators", undefined, [counted]);
  body.push(heading("Results for the year"));
  if (hasKey) body.push(paragraph(key.text(word)));
  if (counting) body.push(paragraph(counted));
  body.push(paragraph(sentence));
  const labels = draw.pick(heads);
  const head = [...labels, labels[3].replace("2009/10", "2010/11"), "Comments"];
  body.push(
    table([
      head,
      ...rows.map((row) => [
        row.code.replace(/^NI/, draw.noSpace ? "NI" : "NI "),
        row.title,
        percent(row.before),
        percent(row.target),
        row.shown ?? percent(row.actual),
        row.status === "" ? "" : word[row.status],
        percent(row.next),
        row.comment,
      ]),
    ]),
  );
  const extra = draw.some(free, 2);
  body.push(
    heading("Headline results"),
    table([
      [head[0], head[1], head[4]],
      ...[
        [again, repeated],
        ...(restated ? [[restated, restated.restatedTo]] : []),
        ...extra.map((row) => [row, row.actual]),
      ].map(([row, value]) => [
        row.code.replace(/^NI/, "NI "),
        row.title,
        row.shown ?? percent(value),
      ]),
    ]),
  );
  return { body, planted };
}

/** Counts by quarter and year: sums of four, or cumulative. */
export function quartersSection(draw, wanted) {
  const planted = [];
  const isCumulative = draw.chance(0.5);
  const rows = draw.some(counts, draw.whole(5, 8)).map((title) => {
    const parts = Array.from({ length: 4 }, () => draw.whole(20, 180));
    if (!isCumulative) return { title, quarters: parts, year: parts.reduce((a, b) => a + b, 0) };
    let sum = 0;
    const quarters = parts.map((part) => {
      sum += part;
      return sum;
    });
    return { title, quarters, year: sum };
  });
  if (wanted.has("quarters")) {
    const row = draw.pick(rows);
    if (isCumulative) {
      row.quarters[2] = row.quarters[1] - draw.whole(3, 15);
      planted.push({ kind: "quarters", of: row.title, printed: [String(row.quarters[2])] });
    } else {
      row.year += draw.pick([-30, 27, 90, -9]);
      planted.push({ kind: "quarters", of: row.title, printed: [String(row.year)] });
    }
  }
  if (wanted.has("unit-title")) {
    const row = draw
      .some(rows, rows.length)
      .find(({ title }) => !planted.some(({ of }) => of === title));
    if (row) {
      const value = `${draw.whole(20, 90)}%`;
      row.quarters = row.quarters.map(() => `${draw.whole(20, 90)}%`);
      row.year = value;
      planted.push({ kind: "unit-title", of: row.title, printed: [row.title] });
    }
  }
  const label = isCumulative ? " (cumulative)" : "";
  const head = [
    "Local measure",
    ...[1, 2, 3, 4].map((n) => `Q${n} 2009/10${label}`),
    "2009/10 Total",
  ];
  if (isCumulative) head[5] = "2009/10 Outturn";
  return {
    body: [
      heading("Activity by quarter"),
      table([
        head,
        ...rows.map(({ title, quarters, year }) => [title, ...quarters, year].map(String)),
      ]),
    ],
    planted,
  };
}
