/** What makes the number beside it a limit: `<5`, `under 5`, `not more than 12`, `95% or above`, `10+`. */

const comparatives = "more|less|fewer|greater|higher|lower|better|worse|later|longer|above|below";

/** Ends where the number begins. */
export const endOfBound = new RegExp(
  `(?:[<>≤≥⩽⩾]\\s?=?|=\\s?[<>]|\\b(?:${[
    `(?:no|not)\\s(?:${comparatives}|any\\s(?:more|less))(?:\\sthan)?`,
    `(?:${comparatives})\\sthan(?:\\sor\\sequal\\sto)?`,
    "in\\sexcess\\sof|exceed(?:s|ing)?|not\\s(?:to\\s)?exceed(?:ing)?",
    "under|below|over|above|beyond|within|up\\sto|upwards\\sof",
    "at\\s(?:the\\s)?(?:least|most|minimum|maximum)|(?:minimum|maximum|min|max)\\.?|(?:minimum|maximum)\\sof",
  ].join("|")}))\\s?:?\\s?(?:of\\s)?(?:an?\\s)?$`,
  "i",
);

/** Begins where the number ends, after its unit: `5 working days or less`. */
export const startOfBound = new RegExp(
  `^\\s?(?:\\+(?!\\s?\\d)|(?:[a-z]+\\s){0,2}(?:or|and)\\s(?:${comparatives}|over|under|upwards)\\b|(?:[a-z]+\\s)?(?:plus|minimum|maximum|min|max|at\\sleast|at\\smost|upwards)\\b)`,
  "i",
);
