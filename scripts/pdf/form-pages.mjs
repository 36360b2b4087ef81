// Pages about forms of labels and texts of which nothing is drawn.
import { rowsAt, textAt } from "./make-pdf.mjs";

/** Labels at the left and texts at a place, 11 from line to line and 16 from row to row; the first row may be bold. */
const formAt = (top, begin, rows, bold = 1) => {
  let y = top;
  return rows
    .map(([label, texts], index) => {
      const font = index < bold ? "F2" : "F1";
      const parts = [
        [50, label],
        [begin, texts],
      ].map(([x, lines]) =>
        rowsAt(
          [x],
          y,
          11,
          lines.map((line) => [line]),
          9,
          font,
        ),
      );
      y -= 16 + 11 * (Math.max(label.length, texts.length) - 1);
      return parts.join("\n");
    })
    .join("\n");
};

const focus = (begin, top) =>
  formAt(top, begin, [
    [["Corporate priority:"], ["A healthy borough"]],
    [
      ["Area of focus:"],
      ["To deliver services to families, and to make", "the best use of what there is"],
    ],
    [["Outcome and plan", "priority"], ["Enjoy and achieve"]],
  ]);

const objective = [["Objective:"], ["OB1: To transform the schools"]];
const first = [
  ["Key milestones", "(2008/09)"],
  ["- Complete all of the actions by March 2009", "- Agree the strategy by June 2008"],
];
const second = [
  ["Key milestones", "(2009/10)"],
  [
    "- Develop the second strategy and consult on it by the",
    "summer of 2009",
    "- Begin the first phase by May 2009",
  ],
];
/** Labels and texts beside each other in one row of the form. */
const officer = (y) =>
  [
    rowsAt(
      [50, 160, 230, 320, 420],
      y,
      11,
      [["Risk", "Initial", "Officer", "Head of", "Linked"]],
      9,
    ),
    rowsAt([320, 420], y - 11, 11, [["resources", "indicators"]], 9),
    textAt(160, y - 16, "Residual", 9),
  ].join("\n");

export const formPages = {
  "form-unruled": {
    pages: [
      {
        operators: [
          textAt(50, 760, "Objectives of the service", 14, "F2"),
          focus(180, 730),
          formAt(656, 160, [objective, first, second]),
          officer(575),
          textAt(
            50,
            530,
            "All of the objectives are agreed by members each year, in the month of March.",
          ),
        ].join("\n"),
      },
    ],
  },
  "continued-form": {
    pages: [
      {
        operators: [
          textAt(50, 780, "Objectives of the service", 14, "F2"),
          formAt(60, 160, [objective]),
        ].join("\n"),
      },
      { operators: [formAt(790, 160, [first, second], 0), officer(725)].join("\n") },
    ],
  },
  "none-glossary": {
    pages: [
      {
        operators: [
          textAt(50, 760, "Words used in the plan", 14, "F2"),
          formAt(
            730,
            160,
            [
              [
                ["Attainment"],
                ["What pupils have learnt at the end of a stage of", "their time at school"],
              ],
              [["Exclusion"], ["Sending a pupil home from school, for some days", "or for good"]],
              [
                ["Looked after"],
                ["In the care of the borough, by order of a court or", "by agreement"],
              ],
            ],
            0,
          ),
        ].join("\n"),
      },
    ],
  },
};
