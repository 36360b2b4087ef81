/** How councils shorten and vary titles, as data. Left: as printed, lower case; right: as compared. */
export const longForms: readonly (readonly [RegExp, string])[] = [
  [/\bfsm\b/g, "free school meals"],
  // "children in care", "children looked after", CLA, LAC, CiC: one group of children (Halton, Wigan, Cumbria)
  [/\b(?:lac|cla|cic)\b/g, "looked after children"],
  [/\bchildren in care\b/g, "looked after children"],
  [/\bchildren (?:being )?looked after\b/g, "looked after children"],
  [/\b(?:cpr|child protection register)\b/g, "child protection register"],
  [/\b(?:cpp|cp plans?|child protection plans?)\b/g, "child protection plan"],
  [/\bneets?\b/g, "not in education employment or training"],
  [/\beet\b/g, "in education employment or training"],
  [/\bks ?(\d)/g, "key stage $1"],
  [/\beyfsp?\b/g, "early years foundation stage"],
  [/\b(?:sen|send)\b/g, "special educational needs"],
  [/\bcyp\b/g, "children and young people"],
  [/\bcafs?\b/g, "common assessment framework"],
  [/\byjs\b/g, "youth justice system"],
  [/\byots?\b/g, "youth offending team"],
  [/\bbme\b/g, "black and minority ethnic"],
  [/\bp\.? ?e\.?(?= |$)/g, "physical education"],
  [/\bmathematics\b/g, "maths"],
  [/\bhb ?\/ ?ctb\b/g, "housing benefit council tax benefit"],
  [/\bhmo\b/g, "houses in multiple occupation"],
  [/\bcamhs\b/g, "child and adolescent mental health services"],
  [/\bctax\b/g, "council tax"],
  [/\bnndr\b/g, "non domestic rates"],
  [/\bksi\b/g, "killed or seriously injured"],
  [/\basb\b/g, "anti social behaviour"],
  [/\bdtocs?\b/g, "delayed transfers of care"],
  [/\bla\b/g, "local authority"],
];

/** Numbers written as words, for thresholds and limits: "three or more placements", "two years or more". */
export const numberWords: Readonly<Record<string, string>> = {
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  ten: "10",
  twelve: "12",
};

/** Words that tell no indicator from another: joining words, and the unit, which is compared by itself. */
export const commonWords: ReadonlySet<string> = new Set(
  (
    "a an and are as at be been being between both but by during each for from had has have having in into is it its of on " +
    "or per such than that the their them these they this those to was were which who whose will with within who's " +
    // what a council means to do with the figure
    "increase increasing increased reduce reducing improve improving ensure maintain maintaining " +
    // the set an indicator belongs to
    "laa psa cpa bvpi ni paf local indicator " +
    "percentage percent proportion number no total rate average all any other"
  ).split(" "),
);
