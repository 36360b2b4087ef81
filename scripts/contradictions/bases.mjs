// Sections whose contradictions are of bases, counts and shares: local measures with their units, staff, a summary, predecessors.
import { allIndicators, isVerified } from "../../dist/catalogue/index.js";
import { heading, money, paragraph, table } from "./draw.mjs";

const measured = [
  ["Burglaries", "per 1,000 households", 8, 20],
  ["Violent offences", "per 1,000 population", 10, 30],
  ["Time to re-let a home", "days", 20, 45],
  ["Sickness absence", "days per FTE", 7, 12],
  ["Residual waste collected", "kg", 500, 800],
  ["Residents satisfied with parks", "%", 55, 85],
  ["Calls answered in 20 seconds", "%", 70, 95],
  ["Pupils reaching the expected level", "%", 55, 85],
  ["Visits to museums", "Number", 200, 900],
];
const otherRates = {
  "per 1,000 households": "per 10,000 households",
  "days per FTE": "days per head",
};
const groupsOf = {
  "Residents satisfied with parks": ["all residents", "park users"],
  "Pupils reaching the expected level": ["girls", "boys"],
};

/** Local measures with a unit column, in the words of their cells or of their headings. */
export function basesSection(draw, wanted) {
  const planted = [];
  const rows = draw.some(measured, measured.length).map(([title, unit, low, high]) => {
    const value = () => draw.whole(low * 10, high * 10) / 10;
    const figures = unit === "Number" ? [low, high, low + 9] : [value(), value(), value()];
    return { title, unit, cells: figures.map((one) => (unit === "%" ? `${one}%` : `${one}`)) };
  });
  const inCells = draw.chance(0.5);
  if (inCells)
    for (const row of rows)
      if (/^(?:per|days|kg)/.test(row.unit))
        row.cells = row.cells.map((cell) => `${cell} ${row.unit}`);
  if (wanted.has("basis-row")) {
    const row = draw
      .some(rows, rows.length)
      .find(({ title, unit }) => groupsOf[title] || (inCells && otherRates[unit]));
    if (row && groupsOf[row.title]) {
      const [one, other] = groupsOf[row.title];
      row.cells[0] += ` (${one})`;
      row.cells[2] += ` (${other})`;
    } else if (row) row.cells[2] = row.cells[2].replace(row.unit, otherRates[row.unit]);
    if (row) planted.push({ kind: "basis-row", of: row.title, printed: [row.cells[2]] });
  }
  if (wanted.has("unit-column")) {
    const row = rows.find(
      (one) => one.unit === "Number" && !planted.some(({ of }) => of === one.title),
    );
    if (row) {
      row.cells = row.cells.map(() => `${draw.whole(20, 90)}%`);
      planted.push({ kind: "unit-column", of: row.title, printed: [row.cells[0]] });
    }
  }
  const head = ["Local measure", "Unit", "2008/09 Actual", "2009/10 Target", "2009/10 Actual"];
  const body = [
    heading("Local measures"),
    table([head, ...rows.map(({ title, unit, cells }) => [title, unit, ...cells])]),
  ];
  const crimes = draw
    .some(["Robbery", "Car crime", "Criminal damage", "Shoplifting", "Arson"], 4)
    .map((title, at) => [
      `LC ${at + 1}`,
      title,
      ...[1, 2, 3].map(() => String(draw.whole(20, 190) / 10)),
    ]);
  const per = ["per 1,000", "per 1,000", wanted.has("basis-column") ? "per 10,000" : "per 1,000"];
  const names = ["2008/09 Actual", "2009/10 Target", "2009/10 Actual"].map(
    (name, at) => `${name} (${per[at]})`,
  );
  if (wanted.has("basis-column"))
    planted.push({ kind: "basis-column", of: "", printed: [names[2]] });
  body.push(heading("Crime rates"), table([["Ref", "Local measure", ...names], ...crimes]));
  return { body, planted };
}

/** People by department: a table that adds up and is no statement of money. */
export function staffSection(draw, wanted) {
  const planted = [];
  const names = draw.some(
    ["Environment", "Care", "Schools support", "Libraries", "Finance", "Housing", "Planning"],
    draw.whole(4, 6),
  );
  const rows = names.map((name) => [name, draw.whole(40, 900), draw.whole(40, 900)]);
  const totals = [1, 2].map((at) => rows.reduce((sum, row) => sum + row[at], 0));
  if (wanted.has("total-count")) {
    totals[1] += draw.pick([10, -9, 100, 27]);
    planted.push({ kind: "total-count", of: "", printed: [money(totals[1])] });
  }
  return {
    body: [
      heading("Staff in post"),
      table([
        ["Department", "March 2009", "March 2010"],
        ...rows.map(([name, ...cells]) => [name, ...cells.map(money)]),
        ["Total", ...totals.map(money)],
      ]),
    ],
    planted,
  };
}

/** Spending whose whole stands only in the table, and rows counted without saying of how many. */
export function summarySection(draw, wanted) {
  const planted = [];
  const names = draw.some(
    ["Adult care", "Children's homes", "Waste", "Leisure", "Transport", "Property"],
    4,
  );
  const rows = names
    .map((name) => [name, draw.whole(20, 95) * 100, 0])
    .map(([name, budget]) => [name, budget, budget + draw.whole(-90, 90)]);
  const totals = [1, 2].map((at) => rows.reduce((sum, row) => sum + row[at], 0));
  const [name, , spent] = rows[0];
  const share =
    Math.round((100 * spent) / totals[1]) +
    (wanted.has("share-total") ? draw.pick([11, -9, 14]) : 0);
  const sentence = draw.pick([
    `${name} accounts for £${(spent / 1000).toFixed(1)}m (${share}%) of spending.`,
    `Spending on ${name} was £${(spent / 1000).toFixed(1)}m (${share}%), the largest share.`,
  ]);
  if (wanted.has("share-total")) planted.push({ kind: "share-total", of: "", printed: [sentence] });
  const works = draw
    .some(
      [
        "Open the archive room",
        "Buy new vans",
        "Repair the weir",
        "Let the market",
        "Move the depot",
        "Survey trees",
        "Train wardens",
      ],
      draw.whole(5, 7),
    )
    .map((text, at) => [
      `S${at + 1}`,
      text,
      "March 2010",
      draw.pick(["Green", "Green", "Amber", "Red"]),
    ]);
  const count = (state) => works.filter((work) => work[3] === state).length;
  const green = count("Green") + (wanted.has("count-bare") ? draw.pick([1, -1, 2]) : 0);
  const counted = `${green} schemes are green, ${count("Amber")} amber and ${count("Red")} red.`;
  if (wanted.has("count-bare")) planted.push({ kind: "count-bare", of: "", printed: [counted] });
  return {
    body: [
      heading("Spending in the year"),
      paragraph(sentence),
      table([
        ["Service", "Budget 2009/10 £000", "Actual 2009/10 £000"],
        ...rows.map(([label, ...cells]) => [label, ...cells.map(money)]),
        ["Total", ...totals.map(money)],
      ]),
      heading("Schemes"),
      paragraph(counted),
      table([["Ref", "Scheme", "Due date", "Status"], ...works]),
    ],
    planted,
  };
}

const bestValue = allIndicators().filter(
  (entry) =>
    entry.family === "BVPI" &&
    isVerified(entry) &&
    entry.titleIs === "printed" &&
    entry.title.length < 80,
);

/** National indicators that name the code they replaced. */
export function predecessorsSection(draw, wanted) {
  const planted = [];
  const rows = [
    [
      "NI 192",
      "Percentage of household waste sent for reuse, recycling and composting",
      "BVPI 82a",
    ],
    [
      "NI 60",
      "Percentage of core assessments for children's social care carried out within 35 working days of their commencement",
      "PAF C64",
    ],
  ].map(([code, title, old]) => ({
    code,
    title,
    old,
    cells: [1, 2, 3].map(() => `${draw.whole(40, 80)}%`),
  }));
  if (wanted.has("predecessor")) {
    const row = draw.pick(rows);
    const other = draw.pick(
      bestValue.filter(({ title }) => !/waste|recycl|compost|child|assess/i.test(title)),
    );
    row.old = other.code.replace(/^BVPI/, "BVPI ");
    planted.push({ kind: "predecessor", of: "", printed: [`formerly ${row.old}`] });
  }
  return {
    body: [
      heading("National indicators with their predecessors"),
      table([
        ["Ref", "Indicator", "2008/09 Actual", "2009/10 Target", "2009/10 Actual"],
        ...rows.map(({ code, title, old, cells }) => [
          code,
          `${title} (formerly ${old})`,
          ...cells,
        ]),
      ]),
    ],
    planted,
  };
}
