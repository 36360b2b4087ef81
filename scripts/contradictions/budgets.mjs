// Money in composed reports: monitoring with sub-totals, gross to net, original and changes, shares of a total.
import { heading, money, paragraph, table } from "./draw.mjs";

const services = [
  "Libraries",
  "Museums",
  "Parks",
  "Play",
  "Refuse collection",
  "Street cleansing",
  "Highways",
  "Planning",
  "Adult care",
  "Fostering",
  "Youth service",
  "Housing advice",
  "Licensing",
  "Car parks",
];
const groups = ["Culture", "Environment", "Care", "Community", "Place"];
const sum = (list) => list.reduce((total, one) => total + one, 0);
const slip = (draw, value) => {
  const by = draw.pick([0.04, -0.05, 0.1, -0.02]) * Math.max(Math.abs(value), 300);
  return Math.round(value + Math.sign(by) * Math.max(9, Math.abs(by)));
};

/** Budget, actual and variance of services in two groups with sub-totals and a total. */
export function monitoringSection(draw, wanted) {
  const planted = [];
  const plant = (kind, value, of) => planted.push({ kind, of, printed: [money(value)] });
  const overspend = draw.chance(0.5) ? 1 : -1;
  const names = draw.some(services, draw.whole(6, 9));
  const lines = names.map((name) => {
    const budget = draw.whole(200, 4800);
    const actual = budget + draw.whole(-120, 120);
    return { name, cells: [budget, actual, overspend * (actual - budget)] };
  });
  if (wanted.has("variance")) {
    const line = draw.pick(lines);
    line.wrong = slip(draw, line.cells[2]);
    plant("variance", line.wrong, line.name);
  }
  const cut = draw.whole(3, names.length - 3);
  const [first, second] = draw.some(groups, 2);
  const adds = (list) => [0, 1, 2].map((at) => sum(list.map(({ cells }) => cells[at])));
  const subs = [
    { name: `Sub-total ${first}`, cells: adds(lines.slice(0, cut)) },
    { name: `Sub-total ${second}`, cells: adds(lines.slice(cut)) },
  ];
  const total = { name: draw.pick(["Total", "Net total", "Total budget"]), cells: adds(lines) };
  const shown = (row, at) => (at === 2 && row.wrong !== undefined ? row.wrong : row.cells[at]);
  if (wanted.has("total-column")) {
    const sub = draw.pick(subs);
    const at = draw.whole(0, 1);
    sub.over = { at, value: slip(draw, sub.cells[at]) };
    plant("total-column", sub.over.value, sub.name);
  }
  if (wanted.has("total-subtotals")) {
    const at = draw.whole(0, 1);
    total.over = { at, value: slip(draw, total.cells[at]) };
    plant("total-subtotals", total.over.value, total.name);
  }
  const cell = (row, at) => money(row.over?.at === at ? row.over.value : shown(row, at));
  const toRow = (row) => [row.name, ...[0, 1, 2].map((at) => cell(row, at))];
  const head = draw.pick([
    ["Service", "Annual budget £000", "Forecast outturn £000", "Variance £000"],
    ["Service", "Budget £'000", "Actual £'000", "Variance £'000"],
    ["Service area", "2009/10 Budget £000", "2009/10 Projected outturn £000", "Variation £000"],
  ]);
  const body = [
    heading("Revenue budget monitoring 2009/10"),
    table([
      head,
      ...[...lines.slice(0, cut), subs[0], ...lines.slice(cut), subs[1], total].map(toRow),
    ]),
  ];
  const big = lines.toSorted((a, b) => b.cells[0] - a.cells[0])[0];
  const share = Math.round((100 * big.cells[0]) / total.cells[0]);
  const said = share + (wanted.has("share-prose") ? draw.pick([9, -8, 13]) : 0);
  const millions = (big.cells[0] / 1000).toFixed(1);
  const all = (total.cells[0] / 1000).toFixed(1);
  const sentence = draw.pick([
    `The largest service is ${big.name} with £${millions}m (${said}%) of the £${all}m budget.`,
    `Of the budget of £${all}m, £${millions}m (${said} %) is for ${big.name}.`,
    `£${millions}m (${said}%) of the total budget of £${all}m goes to ${big.name}.`,
  ]);
  if (wanted.has("share-prose"))
    planted.push({ kind: "share-prose", of: big.name, printed: [`£${millions}m`] });
  body.push(paragraph(sentence));
  const told = draw.pick(lines.filter((line) => line !== big));
  const over = wanted.has("money-prose") ? draw.pick([130, -110, 340]) : 0;
  const amount = Math.abs(told.cells[0] + over);
  body.push(
    paragraph(
      draw.pick([
        `The budget for ${told.name} is £${money(amount)},000.`,
        `${told.name} has a budget of £${money(amount)}k this year.`,
      ]),
    ),
  );
  if (wanted.has("money-prose"))
    planted.push({
      kind: "money-prose",
      of: told.name,
      printed: [money(amount), money(told.cells[0])],
    });
  return { body, planted };
}

/** Gross, income and net. */
export function netSection(draw, wanted) {
  const planted = [];
  const negative = draw.chance(0.5) ? -1 : 1;
  const rows = draw.some(services, draw.whole(5, 8)).map((name) => {
    const gross = draw.whole(500, 6000);
    const income = draw.whole(50, 450);
    return [name, gross, negative * income, gross - income];
  });
  const total = ["Total", ...[1, 2, 3].map((at) => sum(rows.map((row) => row[at])))];
  if (wanted.has("net")) {
    const row = draw.pick(rows);
    const right = row[3];
    row[3] = slip(draw, right);
    planted.push({ kind: "net", of: row[0], printed: [money(row[3])] });
  }
  const head = ["Service", "Gross expenditure £000", "Income £000", "Net expenditure £000"];
  return {
    body: [
      heading("Budget 2009/10 by service"),
      table([head, ...[...rows, total].map(([name, ...amounts]) => [name, ...amounts.map(money)])]),
    ],
    planted,
  };
}

/** Original budget, changes and revised budget, and each service's share of the whole. */
export function changesSection(draw, wanted) {
  const planted = [];
  const rows = draw.some(services, draw.whole(5, 8)).map((name) => {
    const original = draw.whole(300, 3000);
    const changes = draw.whole(-90, 140);
    return { name, amounts: [original, changes, original + changes] };
  });
  const whole = sum(rows.map(({ amounts }) => amounts[2]));
  const shares = rows.map(({ amounts }) => Math.round((1000 * amounts[2]) / whole) / 10);
  const totals = [0, 1, 2].map((at) => sum(rows.map(({ amounts }) => amounts[at])));
  if (wanted.has("changes")) {
    const row = draw.pick(rows);
    row.amounts[2] = slip(draw, row.amounts[2]);
    planted.push({ kind: "changes", of: row.name, printed: [money(row.amounts[2])] });
  }
  if (wanted.has("share-column")) {
    const at = draw.whole(0, rows.length - 1);
    shares[at] = Math.round((shares[at] + draw.pick([6, 9, 14])) * 10) / 10;
    planted.push({
      kind: "share-column",
      of: rows[at].name,
      printed: [`${shares[at].toFixed(1)}%`],
    });
  }
  const head = draw.pick([
    ["Scheme", "Original budget £000", "Changes £000", "Revised budget £000", "% of total"],
    ["Service", "Original budget £000", "Virements £000", "Revised budget £000", "Share of total"],
  ]);
  return {
    body: [
      heading("Changes to the budget 2009/10"),
      table([
        head,
        ...rows.map(({ name, amounts }, at) => [
          name,
          ...amounts.map(money),
          `${shares[at].toFixed(1)}%`,
        ]),
        ["Total", ...totals.map(money), "100.0%"],
      ]),
    ],
    planted,
  };
}

/** A capital programme over years with the total of each row. */
export function programmeSection(draw, wanted) {
  const planted = [];
  const rows = draw.some(services, draw.whole(5, 8)).map((name) => {
    const years = [0, 1, 2].map(() => draw.whole(40, 900));
    return [name, ...years, sum(years)];
  });
  const total = ["Total", ...[1, 2, 3, 4].map((at) => sum(rows.map((row) => row[at])))];
  if (wanted.has("total-row")) {
    const row = draw.pick(rows);
    row[4] = slip(draw, row[4]);
    planted.push({ kind: "total-row", of: row[0], printed: [money(row[4])] });
  }
  if (wanted.has("scale-column")) {
    const row = draw.pick(rows);
    const at = draw.whole(1, 3);
    const inPounds = row[at] * 1000;
    row[at] = inPounds;
    planted.push({ kind: "scale-column", of: row[0], printed: [money(inPounds)] });
  }
  const head = ["Scheme", "2009/10 £000", "2010/11 £000", "2011/12 £000", "Total £000"];
  return {
    body: [
      heading("Capital programme"),
      table([head, ...[...rows, total].map(([name, ...amounts]) => [name, ...amounts.map(money)])]),
    ],
    planted,
  };
}
