import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/** Reads every import in src and fails on a stray: who may import whom is decided here, once. */

const src = fileURLToPath(new URL("../src", import.meta.url));

/** Types, one error, what lists lack and a schema as a question: they import nothing above them, and everything may import them. */
const shared = [
  "document",
  "problem",
  "rows",
  "records",
  "file-report",
  "version",
  "long-lists",
  "fits",
];

/** A room, and the rooms it may import from beside itself and the shared types. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  cli: ["main"],
  // render for what is safe to show: an error may quote what was typed or printed.
  main: ["commands", "render"],
  index: [
    "extract",
    "interpret",
    "normalise",
    "store",
    "compare",
    "pipeline",
    "comparison",
    "check",
    "render",
  ],
  // printed for the codes that a search names in any spelling.
  commands: [
    "archive",
    "pipeline",
    "comparison",
    "store",
    "check",
    "compare",
    "render",
    "printed",
    "serve",
    "draw",
    "queue",
    "scan",
  ],
  // Reading spread over machines: a reader as the archive knows them, and who serves it.
  queue: ["archive", "scan"],
  // The catalogue for what the archive says of its indicators, compare for v_comparison.
  archive: ["pipeline", "store", "extract", "catalogue", "compare", "scan"],
  pipeline: ["extract", "interpret", "normalise", "check", "scan"],
  // What of an archive is compared: the one place between store and compare.
  comparison: ["store", "compare", "catalogue"],
  "comparison-stretch": ["comparison", "store", "compare", "catalogue"],
  // A page that is a picture is read off it, and goes on as if it had drawn what stands there.
  extract: ["scan"],
  // A picture to what stands on it, knowing nothing of files.
  scan: [],
  interpret: ["catalogue", "printed"],
  normalise: ["catalogue", "printed"],
  check: ["catalogue", "printed"],
  compare: ["catalogue", "printed"],
  // How periods and codes are printed: where to find one is interpretation, what it says is not.
  printed: [],
  catalogue: [],
  store: [],
  // The explorer: every page is a function of the archive and an address.
  serve: [
    "store",
    "comparison",
    "comparison-stretch",
    "compare",
    "render",
    "draw",
    "archive",
    "printed",
  ],
  // Pages of reports for people, opened in guarded processes.
  draw: ["archive", "pipeline", "render"],
  // What it renders, and the words the catalogue has for it.
  render: ["compare", "catalogue"],
};

/** What a stage may know of the one before it: the shape of what it is handed, by type alone. */
const typesOnly: Readonly<Record<string, readonly string[]>> = {
  normalise: ["interpret"],
  check: ["interpret"],
};

const homes: Readonly<Record<string, readonly string[]>> = {
  "pdfjs-dist": ["extract", "draw"],
  "@napi-rs/canvas": ["draw"],
  hono: ["serve"],
  "@hono/node-server": ["serve"],
  cfb: ["extract"],
  saxes: ["extract"],
  cheerio: ["extract", "render"],
  "css-select": ["extract"],
  "css-tree": ["extract"],
  domhandler: ["extract", "render"],
  mammoth: ["render"],
  parse5: ["extract"],
  "parse5-htmlparser2-tree-adapter": ["extract"],
  "dingbat-to-unicode": ["extract"],
  fflate: ["extract", "render"],
  "better-sqlite3": ["store"],
  "p-queue": ["archive", "queue"],
  pg: ["queue"],
  "pg-boss": ["queue"],
  munkres: ["compare"],
  natural: ["interpret", "compare", "catalogue", "extract", "scan"],
  commander: ["main"],
  "csv-stringify": ["render"],
  "csv-parse": ["commands"],
  zod: ["commands", "catalogue", "compare", "queue", "fits"],
  picocolors: ["render"],
  "hyparquet-writer": ["render"],
  "@observablehq/plot": ["render", "compare"],
  linkedom: ["render", "compare"],
  "tesseract.js-core": ["scan"],
  "@tesseract.js-data/eng": ["scan"],
};

interface Import {
  readonly file: string;
  readonly room: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
  .sort();

const roomOf = (file: string): string => file.split("/")[0]?.replace(/\.ts$/, "") ?? "";

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(src, file), "utf8");
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;"']*?from\s+"([^"]+)"|import\("([^"]+)"\)|(?:^|\n)import\s+"([^"]+)"/g;
  return [...text.matchAll(pattern)].map((match) => ({
    file,
    room: roomOf(file),
    from: match[2] ?? match[3] ?? match[4] ?? "",
    typeOnly: match[1] !== undefined,
  }));
});

const inside = imports.filter(({ from }) => from.startsWith("."));
const target = ({ file, from }: Import): string =>
  roomOf(relative(src, join(src, dirname(file), from)));
const show = ({ file, from }: Import): string => `${file} imports ${from}`;

/** Who imports whom, by type or not, once each file stands for what `nameOf` calls it; what it does not name is left out. */
function arrowsBetween(nameOf: (file: string) => string | undefined): Map<string, Set<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const { file, from } of inside) {
    const [name, to] = [nameOf(file), nameOf(join(dirname(file), from))];
    if (name === undefined || to === undefined || name === to) continue;
    arrows.set(name, (arrows.get(name) ?? new Set()).add(to));
  }
  return arrows;
}

/** The circles, each as all that can be reached from each other. */
function circlesOf(arrows: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const reach = new Map([...arrows.keys()].map((name) => [name, reachedFrom(name, arrows)]));
  const circles = [...reach].map(([name, reached]) =>
    [...reached].filter((other) => reach.get(other)?.has(name)).sort(),
  );
  return [...new Set(circles.filter((circle) => circle.length > 0).map((one) => one.join(", ")))];
}

function reachedFrom(name: string, arrows: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const ahead = [...(arrows.get(name) ?? [])];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    ahead.push(...(arrows.get(next) ?? []));
  }
  return reached;
}

describe("the house", () => {
  it("has no room that nobody planned", () => {
    const rooms = [...new Set(files.map(roomOf))].filter((room) => !shared.includes(room));
    expect(rooms.filter((room) => !(room in mayImport))).toEqual([]);
  });

  it("has no circle of files", () => {
    expect(circlesOf(arrowsBetween((file) => file))).toEqual([]);
  });

  it("has no circle of folders", () => {
    // Each folder's own files are a room beside those below it. Its index is its door and may look both ways.
    const folderOf = (file: string): string | undefined =>
      file.includes("/") && !file.endsWith("/index.ts") ? dirname(file) : undefined;
    expect(circlesOf(arrowsBetween(folderOf))).toEqual([]);
  });

  it("lets no room import one it should know nothing of", () => {
    const strays = inside.filter((one) => {
      const to = target(one);
      if (to === one.room || shared.includes(to)) return false;
      if (one.typeOnly && typesOnly[one.room]?.includes(to)) return false;
      return !mayImport[one.room]?.includes(to);
    });
    expect(strays.map(show)).toEqual([]);
  });

  it("keeps the shared types free of everything above them", () => {
    const strays = inside.filter(
      (one) => shared.includes(one.room) && !shared.includes(target(one)),
    );
    expect(strays.map(show)).toEqual([]);
  });

  it("keeps each library in its home", () => {
    const strays = imports.filter(({ from, room }) => {
      if (from.startsWith(".") || from.startsWith("node:")) return false;
      const name = from
        .split("/")
        .slice(0, from.startsWith("@") ? 2 : 1)
        .join("/");
      return !homes[name]?.includes(room);
    });
    expect(strays.map(show)).toEqual([]);
  });

  it("loads natural by its parts: its root prints to stdout", () => {
    expect(imports.filter(({ from }) => from === "natural").map(show)).toEqual([]);
  });

  it("touches the disk only where it should", () => {
    const rooms = ["commands", "archive", "store", "catalogue", "draw"];
    const exceptions = [
      // The one place that gives pdf.js its fonts and maps.
      "extract/pdf/file/pdfjs.ts",
      // The one place that loads the engines and what they were trained with.
      "scan/engine/tesseract.ts",
      // The explorer's own style and script, and whether it is compiled.
      "serve/parts/assets.ts",
      "serve/apart/apart.ts",
    ];
    const strays = imports.filter(
      ({ from, room, file }) =>
        /^node:fs(\/|$)/.test(from) && !rooms.includes(room) && !exceptions.includes(file),
    );
    expect(strays.map(show)).toEqual([]);
  });

  it("prints only from the command line", () => {
    const strays = files.filter((file) => {
      if (file === "cli.ts" || file.startsWith("commands/")) return false;
      return /\bconsole\.|process\.(stdout|stderr)\b/.test(readFileSync(join(src, file), "utf8"));
    });
    expect(strays).toEqual([]);
  });

  it("spreads no list over the stack", () => {
    // `append`, `largest` and `smallest` of long-lists.ts take lists of any length. Braces are a value of their own.
    const spread =
      /(?:\.(?:push|unshift)|\bMath\.(?:max|min|hypot))\((?:[^()[\]{}]|\([^()]*\)|\[[^[\]]*\])*?\.{3}/g;
    const strays = files.flatMap((file) =>
      [...readFileSync(join(src, file), "utf8").matchAll(spread)].map(
        ([call]) => `${file}: ${call.replace(/\s+/g, " ")}`,
      ),
    );
    expect(strays).toEqual([]);
  });

  it("opens no network from any room", () => {
    const networks = /^node:(net|http|https|http2|dgram|tls|dns)$/;
    const strays = new Set(
      imports.filter(({ from }) => networks.test(from)).map(({ file }) => file),
    );
    expect([...strays]).toEqual(["archive/no-network.ts"]);
  });
});
