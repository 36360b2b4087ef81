// What helps where scripts run; every page is complete without.

const main = document.querySelector("main");

// "/" goes to the search, n and p turn the page of a list or a report.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, select, textarea, [contenteditable]")) return;
  if (event.key === "/") {
    document.querySelector("#seek")?.focus();
    event.preventDefault();
  }
  const rel = { n: "next", p: "prev" }[event.key];
  if (rel) document.querySelector(`.pager a[rel="${rel}"]`)?.click();
});

// The framed cell into view within its paper: the page itself stays where it is.
const here = document.querySelector(".sheet-scroll #here, .reading [data-record], .scroll .here");
const around = here?.closest(".sheet-scroll, .reading") ?? here?.closest(".scroll");
function showCell() {
  if (!here || !around) return;
  const [cell, paper] = [here.getBoundingClientRect(), around.getBoundingClientRect()];
  around.scrollTop += cell.top - paper.top - (paper.height - cell.height) / 2;
  around.scrollLeft += cell.left - paper.left - (paper.width - cell.width) / 2;
}
showCell();
around?.querySelector("img")?.addEventListener("load", showCell);

// A line to cite, to the clipboard.
for (const button of document.querySelectorAll("button.copy")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector("#cite-line").textContent);
    button.textContent = "Copied";
  });
}

// Long tables can be narrowed as one types.
for (const field of document.querySelectorAll(".narrow input")) {
  const rows = [...field.closest(".narrow").nextElementSibling.querySelectorAll("tbody > tr")];
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
  });
}

// The review desk: corrections are collected in this browser and downloaded together.
const shelf = "muniment-corrections";
const columns = ["record", "field", "reads", "correct", "reason"];
const allColumns = [
  "record",
  "doc",
  "table",
  "row",
  "column",
  "field",
  "reads",
  "correct",
  "reason",
];
function kept(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "[]");
  } catch {
    return [];
  }
}
const keep = (name, values) => localStorage.setItem(name, JSON.stringify(values));

const quoted = (text) => {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?[\d.,]+%?$/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
const asCsv = (corrections) =>
  [allColumns, ...corrections.map((one) => allColumns.map((name) => one[name] ?? ""))]
    .map((row) => `${row.map((value) => quoted(String(value))).join(",")}\n`)
    .join("");

function showDesk() {
  const corrections = kept(shelf);
  let desk = document.querySelector("#desk");
  if (!desk) {
    desk = document.createElement("div");
    desk.id = "desk";
    main.append(desk);
  }
  desk.hidden = corrections.length === 0;
  if (desk.hidden) return;
  const count = corrections.length === 1 ? "1 correction" : `${corrections.length} corrections`;
  const words = document.createElement("span");
  words.textContent = `${count} collected in this browser. `;
  const download = document.createElement("a");
  download.href = URL.createObjectURL(new Blob([asCsv(corrections)], { type: "text/csv" }));
  download.download = "corrections.csv";
  download.textContent = "Download the CSV file";
  const clear = document.createElement("button");
  clear.type = "button";
  clear.textContent = "Empty";
  clear.addEventListener("click", () => {
    keep(shelf, []);
    showDesk();
  });
  desk.replaceChildren(words, download, " ", clear);
}

for (const button of document.querySelectorAll(".correct .collect")) {
  button.addEventListener("click", () => {
    const form = button.form;
    if (!form.reportValidity()) return;
    const given = Object.fromEntries(new FormData(form));
    const chosen = form.elements.field.selectedOptions[0];
    const correction = { ...given, reads: chosen?.dataset.reads || "none" };
    const others = kept(shelf).filter(
      (one) => one.record !== correction.record || one.field !== correction.field,
    );
    keep(shelf, [
      ...others,
      Object.fromEntries(columns.map((name) => [name, correction[name] ?? ""])),
    ]);
    showDesk();
    button.textContent = "Collected";
  });
}
if (kept(shelf).length > 0) showDesk();

// What was looked at and found right is remembered here, and nowhere else.
const accepted = "muniment-accepted";
for (const button of document.querySelectorAll("button.accept")) {
  const row = button.closest("tr");
  const show = () => {
    const is = kept(accepted).includes(button.dataset.id);
    row.classList.toggle("accepted", is);
    button.textContent = is ? "Accepted" : "Accept";
    button.setAttribute("aria-pressed", String(is));
  };
  button.addEventListener("click", () => {
    const { id } = button.dataset;
    const all = kept(accepted);
    keep(accepted, all.includes(id) ? all.filter((one) => one !== id) : [...all, id]);
    show();
  });
  show();
}
