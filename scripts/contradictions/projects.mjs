// Projects of composed reports: how many there are, which are done, and when each was due.
import { heading, paragraph, table } from "./draw.mjs";

const works = [
  "Refurbish the sports hall",
  "Open the new children's centre",
  "Replace the library computer system",
  "Review the parking policy",
  "Publish the housing strategy",
  "Resurface the market square",
  "Adopt the core strategy",
  "Launch the fostering campaign",
  "Survey all council buildings",
  "Relet the waste contract",
  "Train staff in safeguarding",
  "Set up the youth council",
  "Agree the parks plan",
  "Move the archive to the town hall",
];
const doneDates = ["May 2009", "June 2009", "September 2009", "October 2009", "November 2009"];
const laterDates = ["April 2010", "June 2010", "July 2010", "September 2010"];
const spelt =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split(
    " ",
  );

export function projectsSection(draw, wanted) {
  const planted = [];
  const done = draw.pick(["Completed", "Closed"]);
  const rows = draw.some(works, draw.whole(8, 13)).map((text, at) => {
    const isDone = draw.chance(0.45) || at === 0;
    return {
      ref: `P${at + 1}`,
      text,
      due: draw.pick(isDone ? doneDates : laterDates),
      state: isDone ? done : draw.pick(["On track", "On track", "Delayed"]),
      note: "",
    };
  });
  if (wanted.has("due-done")) {
    const row = draw.pick(rows);
    row.due = draw.pick(laterDates);
    row.state = done;
    row.note = draw.chance(0.5) ? `${done} in ${row.due}.` : "";
    planted.push({ kind: "due-done", of: row.text, printed: [row.due] });
  }
  const finished = rows.filter(({ state }) => state === done).length;
  const said = finished + (wanted.has("count-projects") ? draw.pick([1, 2, -1]) : 0);
  const number = draw.chance(0.5) ? spelt[said] : String(said);
  const word = done.toLowerCase();
  const sentence = draw.pick([
    `The programme has ${rows.length} projects, ${number} ${word}.`,
    `Of the ${rows.length} projects in the programme, ${number} have been ${word}.`,
    `There are ${spelt[rows.length]} projects, of which ${number} are ${word}.`,
  ]);
  if (wanted.has("count-projects"))
    planted.push({ kind: "count-projects", of: "", printed: [sentence] });
  return {
    body: [
      heading("Projects to December 2009"),
      paragraph(sentence),
      table([
        ["Ref", "Project", "Due date", "Status", "Comments"],
        ...rows.map(({ ref, text, due, state, note }) => [ref, text, due, state, note]),
      ]),
    ],
    planted,
  };
}
