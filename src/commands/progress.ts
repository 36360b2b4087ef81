import type { FileOutcome } from "../archive/outcome.ts";
import { litterReason } from "../archive/walk.ts";
import { jsonText } from "../render/json.ts";
import { counted, printable } from "../render/text.ts";
import type { Io } from "./io.ts";

/** Tells people, or programs, how far an import has come. */
export interface Progress {
  planned(toRead: number, found: number): void;
  /** In sorted order. */
  outcome(outcome: FileOutcome): void;
  /** Called whenever a file has been read, in any order. */
  tick(outcome: FileOutcome): void;
  end(): void;
}

export const progressKinds = ["auto", "plain", "files", "json", "none"] as const;
export type ProgressKind = (typeof progressKinds)[number];

/** Plain lines come no oftener than this; the live line, ten times a second. */
const plainMilliseconds = 5000;
const liveMilliseconds = 100;

export function startProgress(kind: ProgressKind, io: Io): Progress {
  if (kind === "json") return jsonProgress(io);
  if (kind === "none") return { planned() {}, outcome() {}, tick() {}, end() {} };
  const progress = textProgress(io, kind === "auto" && io.live === true);
  return kind === "files" ? { ...progress, tick() {} } : progress;
}

function jsonProgress(io: Io): Progress {
  const say = (event: object) => io.err(`${jsonText(event)}\n`);
  return {
    planned: (toRead, found) => say({ event: "planned", found, toRead }),
    outcome: (outcome) => say({ event: "file", ...outcome }),
    tick() {},
    end() {},
  };
}

function textProgress(io: Io, live: boolean): Progress {
  const started = performance.now();
  let shown = live ? 0 : started;
  let total = 0;
  let done = 0;
  let failed = 0;
  const clear = () => {
    if (live) io.err("\r\u001b[K");
  };
  const status = (current: string) => {
    const seconds = (performance.now() - started) / 1000;
    const rate = done / Math.max(seconds, 0.001);
    const left = rate > 0 ? ` about ${duration((total - done) / rate)} left,` : "";
    const failures = failed > 0 ? `, ${counted(failed, "failure")}` : "";
    return `${done} of ${counted(total, "file")},${left} ${rate.toFixed(1)} a second${failures}  ${current}`;
  };
  return {
    planned(toRead) {
      total = toRead;
    },
    outcome(outcome) {
      const line = outcomeLine(outcome);
      if (line === "") return;
      clear();
      io.err(`${line}\n`);
    },
    tick(outcome) {
      done += 1;
      if (outcome.status === "unread" || outcome.status === "partly-read") failed += 1;
      const now = performance.now();
      if (now - shown < (live ? liveMilliseconds : plainMilliseconds)) return;
      shown = now;
      const text = printable(status(outcome.file));
      if (live) io.err(`\r\u001b[K${text.slice(0, (io.columns ?? 80) - 1)}`);
      else io.err(`${text}\n`);
    },
    end: clear,
  };
}

const duration = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;

/** Longer names are cut in the middle: they are for the eye, the archive has them whole. */
const shownNameLength = 160;

const shortName = (name: string): string =>
  name.length <= shownNameLength
    ? name
    : `${name.slice(0, shownNameLength / 2)}…${name.slice(-shownNameLength / 2)}`;

/** One file's line; none for what is as it was, and well, nor for litter. */
export function outcomeLine(outcome: FileOutcome): string {
  const { status, stored, file, reasons } = outcome;
  if (status === "unchanged" && stored === "read") return "";
  if (status === "not-a-report" && reasons[0]?.message === litterReason) return "";
  const still = status === "unchanged" ? ` (${stored})` : "";
  const [reason] = reasons;
  const code = status === "not-a-report" ? "" : `[${reason?.code}] `;
  const why = reason ? `  ${code}${reason.message}` : "";
  return printable(
    `${`${status}${still}`.padEnd(12)}  ${shortName(file)}${whatWasFound(outcome)}${why}`,
  );
}

function whatWasFound(outcome: FileOutcome): string {
  const { status, format, pages, tables, observations, milestones, budgetLines } = outcome;
  if (status !== "read" && status !== "partly-read") return "";
  // Taken up from an interrupted import: counted when it was read.
  if (tables + pages + observations + milestones + budgetLines === 0) return "";
  const counts = [
    ...(pages > 0 ? [counted(pages, "page")] : []),
    counted(tables, "table"),
    counted(observations, "observation"),
    counted(milestones, "milestone"),
    counted(budgetLines, "budget line"),
  ];
  return `: ${format}, ${counts.join(", ")}`;
}
