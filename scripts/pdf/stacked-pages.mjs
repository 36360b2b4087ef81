// Tables right below each other, and cells that reach over rows, as browsers draw them without a full grid.
import { lineBetween, rowsAt, textAround, textAt, textBefore } from "./make-pdf.mjs";

const drawn = (...parts) => ({
  pages: [
    {
      operators: parts
        .flat(Infinity)
        .filter((one) => one !== "")
        .join("\n"),
    },
  ],
});
const fill = (x, y, width, height, colour) => `${colour} rg ${x} ${y} ${width} ${height} re f 0 g`;

/** Budgets under headings hardly larger than they are, without a header, each in columns of its own. */
const budget = (heading, top, ends, rows) => [
  textAt(60, top, heading, 9.9, "F2"),
  rows.map(([label, ...figures], row) => {
    const y = top - 20 - 14 * row;
    const font = label === "" ? "F2" : "F1";
    return [
      textAt(63, y, label, 9),
      figures.map((one, at) => textBefore(ends[at], y, one, 9, font)),
    ];
  }),
];
const headerlessBudgets = drawn(
  budget(
    "Libraries",
    780,
    [330, 398, 452],
    [
      ["Salaries", "1,055", "-638", "417"],
      ["Buildings", "16,913", "0", "16,913"],
      ["Books and media", "191", "-40", "151"],
      ["", "18,159", "-678", "17,481"],
    ],
  ),
  budget(
    "Museums",
    696,
    [351, 409, 489],
    [
      ["Exhibitions", "512", "-512", "0"],
      ["Youth grants", "277", "-100", "177"],
      ["Conservation", "67", "0", "67"],
      ["", "856", "-612", "244"],
    ],
  ),
  budget(
    "Parks and open spaces",
    612,
    [300, 368, 426],
    [
      ["Playgrounds", "1,835", "0", "1,835"],
      ["Allotments", "176", "-36", "140"],
    ],
  ),
);

const quarterX = (at) => 330 + 20 * at;
const quarters = Array.from({ length: 8 }, (_, at) => quarterX(at));
const ticked = (y, label, ...places) => [
  textAt(63, y, label, 9),
  places.map((at) => `BT /F3 9 Tf 1 0 0 1 ${quarterX(at) - 3.8} ${y} Tm (4) Tj ET`),
];
/** Ruled only round their headers and at their ends: the second begins after white space, and text stands under it. */
const closedByRules = drawn(
  lineBetween(60, 786, 500, 786),
  rowsAt([63, 250, 380, 440], 774, 12, [["Priority", "Indicator", "Now", "Aim"]], 9, "F2"),
  lineBetween(60, 768, 500, 768),
  rowsAt(
    [63, 250, 380, 440],
    757,
    18,
    [
      ["Healthy lives", "Schools with a travel plan", "10%", "40%"],
      ["Safe streets", "Crossings with a signal", "70%", "78%"],
      ["Warm homes", "Lofts insulated", "82%", "90%"],
    ],
    9,
  ),
  lineBetween(60, 714, 500, 714),
  lineBetween(60, 700, 500, 700),
  textAround(400, 688, "When", 9, "F2"),
  textAround(360, 674, "07/08", 9, "F2"),
  textAround(440, 674, "08/09", 9, "F2"),
  textAt(63, 660, "Activity", 9, "F2"),
  quarters.map((x, at) => textAround(x, 660, String((at % 4) + 1), 9, "F2")),
  lineBetween(60, 654, 500, 654),
  ticked(642, "Plan the routes", 0, 3),
  ticked(624, "Paint the crossings", 4),
  ticked(606, "Count who walks", 3, 5),
  lineBetween(60, 598, 500, 598),
  textAt(63, 582, "Risk numbers II, IV", 9),
  textAt(
    63,
    560,
    "The risks are set out in the register, which the board reads twice a year and",
    9,
  ),
  textAt(63, 549, "changes where it has to, and which every service keeps for what it does.", 9),
);

/** Rules part the rows but for the first column, whose labels stand in the middle of two rows or three. */
const labelsInTheMiddle = drawn(
  [60, 500].map((x) => lineBetween(x, 606, x, 786)),
  lineBetween(60, 786, 500, 786),
  rowsAt([63, 170, 360, 430], 774, 12, [["Aim", "Milestone", "Due", "Done"]], 9, "F2"),
  lineBetween(60, 766, 500, 766),
  rowsAt(
    [170, 360, 430],
    752,
    20,
    [
      ["Agree the strategy", "Mar 09", "80%"],
      ["Open the first centre", "May 09", "40%"],
      ["Publish the plan", "Sep 09", "20%"],
      ["Review the data", "Mar 09", "90%"],
      ["Renew the policy", "Dec 09", "60%"],
      ["Train all staff", "Jun 09", "70%"],
      ["Ask the schools", "Jul 09", "30%"],
      ["Report to members", "Oct 09", "10%"],
    ],
    9,
  ),
  [746, 726, 686, 646, 626].map((y) => lineBetween(167, y, 500, y)),
  [706, 666, 606].map((y) => lineBetween(60, y, 500, y)),
  textAt(63, 732, "Change the schools", 9),
  textAt(63, 682, "Manage sickness", 9),
  textAt(63, 632, "Share the work", 9),
);

/** Stripes drawn cell by cell, texts of one line in the middle beside those of two: no column of prose. */
const stripedTexts = drawn(
  rowsAt([63, 130, 335, 395], 778, 12, [["Ref", "Indicator", "Now", "Aim"]], 9, "F2"),
  [
    [
      "C1",
      ["Children looked after who were placed with", "relatives or adopted in the year so far"],
      "15.6%",
      "18%",
    ],
    [
      "C2",
      ["Children who were registered again within", "two years of having left the register"],
      "13.8%",
      "12%",
    ],
    [
      "C3",
      ["Reviews of child protection cases that were", "held when they should have been held"],
      "97.0%",
      "99%",
    ],
    [
      "C4",
      ["Care leavers in education, employment or", "training when they reach nineteen years"],
      "60.4%",
      "65%",
    ],
    [
      "C5",
      ["Core assessments that were completed within", "thirty five working days of their start"],
      "68.9%",
      "80%",
    ],
    [
      "C6",
      ["Young people who were consulted about their", "own plans and who say they were heard"],
      "52.9%",
      "64%",
    ],
  ].map(([ref, text, now, aim], row) => {
    const top = 768 - 30 * row;
    return [
      row % 2 === 0
        ? [
            [60, 67],
            [127, 203],
            [330, 60],
            [390, 53],
          ].map(([x, width]) => fill(x, top - 30, width, 30, "0.94 0.94 0.94"))
        : "",
      text.map((line, at) => textAt(130, top - 12 - 12 * at, line, 9)),
      [
        [63, ref],
        [335, now],
        [395, aim],
      ].map(([x, one]) => textAt(x, top - 18, one, 9)),
    ];
  }),
);

const header = rowsAt(
  [63, 110, 230, 410],
  760,
  12,
  [["Ref", "Objective", "Milestone", "Comment"]],
  9,
  "F2",
);
const row = (top, texts) =>
  texts.map((lines, column) =>
    lines.map((line, at) => textAt([63, 110, 230, 410][column], top - 10.4 * at, line, 9)),
  );
/** The label of three rows runs on beside the second, and the rest of a cell stands alone under the header overleaf. */
const labelBesideRows = {
  pages: [
    [
      header,
      lineBetween(60, 754, 540, 754),
      row(742, [
        ["B1"],
        ["Share the data with", "all of the partners"],
        ["Agree what is shared", "by March 2009"],
        ["Agreed by all"],
      ]),
      row(714, [
        ["B2"],
        [
          "See that all policies",
          "are fair to everybody",
          "who is touched by",
          "them, old or young",
        ],
        ["Assess all policies", "by May 2009"],
        ["Most of them are", "done by now"],
      ]),
      row(684.6, [[], [], ["Renew the plan", "by June 2009"], ["Begun", "and talked over"]]),
      row(658, [
        ["B3"],
        ["Tell the public"],
        ["Print a leaflet", "by July 2009"],
        ["The printer asks for", "new pictures, which"],
      ]),
    ],
    [
      header,
      lineBetween(60, 754, 540, 754),
      row(742, [[], [], [], ["are to be taken in", "the autumn term"]]),
      row(714, [
        [],
        [],
        ["Open the web page", "by August 2009"],
        ["Open since July", "to everybody"],
      ]),
      row(684.6, [
        ["B4"],
        ["Keep to the budget"],
        ["Report on spending", "by May 2009"],
        ["Reported twice"],
      ]),
      row(658, [
        ["B5"],
        ["Share the work"],
        ["Train all the staff", "by March 2010"],
        ["Half are trained,", "others will follow"],
      ]),
    ],
  ].map((parts) => ({ operators: parts.flat(Infinity).join("\n") })),
};

export const stackedPages = {
  "stacked-budgets": headerlessBudgets,
  "stacked-closed-by-rules": closedByRules,
  "stacked-labels-in-the-middle": labelsInTheMiddle,
  "stacked-striped-texts": stripedTexts,
  "stacked-label-beside-rows": labelBesideRows,
};
