// Tables of which only level rules are drawn, cell by cell, as browsers draw them.
import { lineBetween, rowsAt, textAt } from "./make-pdf.mjs";

const lineStep = 11;
const padding = 4;

/** A rule drawn cell by cell. */
const ruleAt = (xs, y, from = 0, to = xs.length - 1) =>
  xs
    .slice(from, to)
    .map((x, at) => lineBetween(x, y, xs[from + at + 1], y))
    .join("\n");

/** A cell's lines, the first with its baseline under the row's top. */
const cellAt = (x, top, lines, font) =>
  [lines]
    .flat()
    .map((line, at) =>
      line === ""
        ? ""
        : textAt(x + 4, top - padding - 8 - lineStep * at, line, 9, tickFont(line, font)),
    )
    .filter((one) => one !== "")
    .join("\n");

/** "3" in the font of dingbats is a tick. */
const tick = "\u00ff";
const tickFont = (line, font) => (line === tick ? "F3" : font);

/** Rows of cells, each a line or several, with a rule under each; gives the operators and where they end. */
const ruledOff = (xs, top, rows, { bold = 0, above = true } = {}) => {
  const parts = above ? [ruleAt(xs, top)] : [];
  let y = top;
  rows.forEach((row, index) => {
    const height = 2 * padding + lineStep * Math.max(...row.map((cell) => [cell].flat().length));
    parts.push(...row.map((cell, at) => cellAt(xs[at], y, cell, index < bold ? "F2" : "F1")));
    y -= height;
    parts.push(ruleAt(xs, y));
  });
  return {
    operators: parts
      .filter((one) => one !== "")
      .join("\n")
      .replaceAll(`(${tick})`, "(3)"),
    y,
  };
};

const drawn = (...parts) => ({ pages: [{ operators: parts.join("\n") }] });

const quarters = [50, 300, 315, 330, 345, 360, 375, 390, 405];
const ticked = (label, ...places) => [
  label,
  ...quarters.slice(1, -1).map((_, at) => (places.includes(at) ? tick : "")),
];
const quarterHeader = (top) => [
  ruleAt(quarters, top),
  cellAt(50, top, "Activities", "F2"),
  cellAt(300, top, "Target date", "F2"),
  ruleAt(quarters, top - 19, 1),
  cellAt(300, top - 19, "2008/09", "F2"),
  cellAt(360, top - 19, "2009/10", "F2"),
  ruleAt(quarters, top - 38, 1),
  ...["1", "2", "3", "4", "1", "2", "3"].map((text, at) =>
    cellAt(quarters[at + 1], top - 38, text, "F2"),
  ),
  ruleAt(quarters, top - 57),
];
const quarterRows = [
  ticked("Publish the framework", 2, 3, 6),
  ticked(
    [
      "Carry out reviews of all services so that they are well",
      "aimed at those children, young people and families",
      "whom they are meant to reach",
    ],
    0,
    1,
    4,
  ),
  ticked("Put the arrangements in place", 0, 1, 2, 3),
  ticked(
    [
      "Provide leadership to all our partners, and strengthen",
      "the planning of services for young people, and of the",
      "help that families get",
    ],
    0,
    1,
    2,
    3,
    4,
    5,
    6,
  ),
];
const chart = (top) => {
  const body = ruledOff(quarters, top - 57, quarterRows, { above: false });
  return { operators: [...quarterHeader(top), body.operators].join("\n"), y: body.y };
};

const priorities = [50, 150, 190, 340, 400, 460];
const priorityHeader = ["Priority", "Code", "Indicator", "Benchmark", "Target"];
const severalValues = ruledOff(
  priorities,
  740,
  [
    priorityHeader,
    [
      "Achievement",
      "C13",
      [
        "Value added scores",
        "Value Added KS1 to KS2",
        "Value Added KS2 to KS3",
        "Value Added KS3 to GCSE",
      ],
      ["99.7", "TBC", "993.5"],
      ["100", "TBC", "1000"],
    ],
    ["Attendance", "C14", "Half days missed", "6.1", "5.5"],
    [
      ["Looked after", "children"],
      ["C15,", "LAA 2"],
      ["Care leavers with five", "good grades"],
      ["52.9", "22.8"],
      ["64", "28"],
    ],
  ],
  { bold: 1 },
);

const actions = [50, 180, 260, 340, 460];
const grouped = ruledOff(
  actions,
  740,
  [
    ["Action", "Who", "When", "How measured"],
    ["Roll out workshops", "A Murphy", "May 2008", "Reports"],
    ["Monitor their uptake", "A Murphy", "12", "Reports"],
    ["Publish the results", "L McKie", "7", "Reviews"],
    ["Workforce priorities", "", "", ""],
    ["Approve the strategy", "DMT", "11", "Reports"],
    ["Clarify who is responsible", "DMT", "TBC", "Reviews"],
  ],
  { bold: 1 },
);

const upper = ruledOff(
  [50, 120, 200, 460],
  740,
  [
    ["Code", "Lead", "Indicator"],
    ["C13", "P McGaw", "Pupils with five good grades"],
    ["C14", "H Smith", "Half days missed"],
  ],
  { bold: 1 },
);
const neighbour = ruledOff(
  [50, 300, 380, 460],
  upper.y - 6,
  [
    ["Activity", "Start", "End"],
    ["Publish the framework", "May 2008", "June 2008"],
    ["Review all services", "July 2008", "May 2009"],
  ],
  { bold: 1 },
);

const titled = (top) => [
  ruleAt(actions, top),
  textAt(54, top - 12, "Objective 4: Change for children", 9, "F2"),
  ruledOff(actions, top - 19, [
    ["Action", "Who", "When", "How measured"],
    ["Adopt the system", "Heads of service", "March 2009", "Audit"],
    ["Review it", "All managers", "May 2009", "Reports"],
  ]).operators,
];
const closing = ruledOff(actions, 740, [
  ["Action", "Who", "When", "How measured"],
  ["Lead the review", "A Murphy", "May 2008", "Reports"],
  ["Train all staff", "L McKie", "July 2008", "Reports"],
]);

const years = [50, 190, 330, 370, 410, 450, 540];
const fillAt = (x1, top, x2, bottom) =>
  `0.87 g ${x1} ${bottom} ${x2 - x1} ${top - bottom} re f 0 g`;
const timetable = [
  fillAt(50, 740, 190, 702),
  fillAt(190, 740, 330, 702),
  fillAt(330, 740, 450, 721),
  fillAt(450, 740, 540, 702),
  ruleAt(years, 740),
  cellAt(50, 740, "Service", "F2"),
  cellAt(190, 740, "Proposed action", "F2"),
  cellAt(330, 740, "Timetable", "F2"),
  cellAt(450, 740, ["Officer", "responsible"], "F2"),
  ruleAt(years, 721, 2, 5),
  ...["2008/9", "2009/10", "2010/11"].map((text, at) => textAt(334 + 40 * at, 709, text, 9, "F1")),
  ruledOff(years, 702, [
    ["Planning", "Train all staff", "X", "", "X", "Manager"],
    ["Finance", "Assess the buildings", "X", "X", "", "Manager"],
    ["Schools", "Collect the data", "", "X", "X", "Head"],
  ]).operators,
];

const form = ruledOff([50, 130, 460], 740, [
  ["Objective:", "To manage performance well"],
  [
    ["Milestones", "(08/09)"],
    ["Review all of the local measures by March 2009", "Integrate it by June 2009"],
  ],
  ["Outcome and plan", "Service management"],
  [["Outcome and the", "plan's priority"], "Achieve"],
  ["Risk", "Low"],
]);

export const ruledOffPages = {
  "ruled-off-chart": drawn(
    chart(740).operators,
    textAt(54, chart(740).y - 18, "Risk numbers: I, XIV", 9),
  ),
  "ruled-off-chart-header-alone": {
    pages: [
      {
        operators: [
          ruledOff(actions, 180, [
            ["Action", "Who", "When", "How measured"],
            ["Lead the review", "A Murphy", "May 2008", "Reports"],
            ["Train all staff", "L McKie", "July 2008", "Reports"],
          ]).operators,
          quarterHeader(100).join("\n"),
        ].join("\n"),
      },
      { operators: ruledOff(quarters, 800, quarterRows).operators },
    ],
  },
  "ruled-off-several-values": drawn(severalValues.operators),
  "ruled-off-group-row": drawn(grouped.operators),
  "ruled-off-neighbours": drawn(upper.operators, neighbour.operators),
  "ruled-off-title-row": drawn(closing.operators, ...titled(closing.y - 8)),
  "ruled-off-part-rule": drawn(...timetable),
  "ruled-off-form": drawn(form.operators),
  // The page begins with a row's rest; the next table's header is filled in other columns than the first's.
  "continued-other-fills": {
    pages: [
      {
        operators: ruledOff(
          actions,
          120,
          [
            ["Action", "Who", "When", "How measured"],
            ["Lead the review", "A Murphy", "May 2008", "Reports"],
            ["Train all staff", "L McKie", "July 2008", "Reports"],
          ],
          { bold: 1 },
        ).operators,
      },
      {
        operators: [
          fillAt(50, 800, 300, 762),
          fillAt(300, 800, 460, 781),
          fillAt(300, 781, 380, 762),
          fillAt(380, 781, 460, 762),
          cellAt(300, 800, "Target date", "F2"),
          cellAt(300, 781, "2008/09", "F2"),
          cellAt(380, 781, "2009/10", "F2"),
          cellAt(50, 781, "Activity", "F2"),
          rowsAt(
            [54, 304, 384],
            748,
            14,
            [
              ["Publish the framework", "May", ""],
              ["Review all services", "", "June"],
              ["Tell all families", "July", "July"],
            ],
            9,
          ),
        ].join("\n"),
      },
    ],
  },
  // A line within a cell begins with a word that notes begin with.
  "ruled-off-note-word": drawn(
    ruledOff(
      [50, 220, 300, 540],
      740,
      [
        ["Milestone", "Owner", "Progress"],
        [["Agree the strategy for the", "secondary schools"], "A Head", "Agreed in the spring"],
        [
          ["Identify other funding", "sources, by March"],
          "B Officer",
          ["Bids were made to the fund for", "shared buildings"],
        ],
        [["Review how absence is", "recorded"], "C Officer", "Reviewed, and reported to members"],
        [["Publish the newsletter to", "all of the staff"], "A Head", "Published each month"],
      ],
      { bold: 1 },
    ).operators,
  ),
};
