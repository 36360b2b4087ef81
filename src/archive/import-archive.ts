import { existsSync, statSync } from "node:fs";
import PQueue from "p-queue";
import type { FileReport } from "../file-report.ts";
import { unreadReport } from "../pipeline.ts";
import { assemble, buildingPath } from "../store/assemble.ts";
import { readCopies, type StoredCopy } from "../store/comparison.ts";
import {
  type Correction,
  readCorrections,
  type StaleCorrection,
  sameCorrections,
  toldCorrections,
  withHeldReads,
} from "../store/corrections.ts";
import { openStore } from "../store/open.ts";
import { archivePath, isOwnEnding, refusePlanted } from "../store/own-file.ts";
import { refuseReadOnly } from "../store/read-only.ts";
import { type Listed, listReports, openStage, type Stage } from "../store/stage.ts";
import { attemptAt } from "./attempts.ts";
import { comparerFor } from "./compare-apart.ts";
import { placeFolders } from "./folder-names.ts";
import { type GivenFile, identity } from "./given-file.ts";
import { findGivenFiles } from "./given-files.ts";
import { amountOf, type GivenList, keyOf } from "./given-list.ts";
import { damagedArchive, isIn, readHeld, refuseDamage, soundReports } from "./held-archive.ts";
import { importerVersion } from "./importer-version.ts";
import { inOrder } from "./in-order.ts";
import { indicatorFacts } from "./indicator-facts.ts";
import {
  type FileOutcome,
  heldOutcome,
  outcomeOf,
  setAsideOutcome,
  wouldReadOutcome,
} from "./outcome.ts";
import { packageTime } from "./package-time.ts";
import { packedList } from "./packed-list.ts";
import { byIdentity, type FinalPlan, planArchive } from "./plan.ts";
import type { Reader } from "./reader-pool.ts";
import { keepHeapSmall, letGoOfMany } from "./small-heap.ts";

export interface ImportOptions {
  readonly archive: string;
  readonly paths: readonly Buffer[];
  /** Reads every file again, whatever is stored. */
  readonly force?: boolean;
  /** Takes reports out whose files are no longer found. */
  readonly prune?: boolean;
  readonly maximumBytes: number;
  /** Seconds that the members of one package may take in all; those after are left for the next import. */
  readonly packageSeconds?: number;
  /** Problem codes whose files are read again although unchanged: the options now given may open them. */
  readonly retry?: readonly string[];
  /** Take the place of those the archive holds; absent where those are to stay. */
  readonly corrections?: Iterable<Correction>;
  readonly signal?: AbortSignal;
  /** Every file name once, in sorted order, as soon as all before it are done. */
  readonly onOutcome?: (outcome: FileOutcome) => void;
  /** A file was read just now. */
  readonly onRead?: (outcome: FileOutcome) => void;
  readonly onPlanned?: (toRead: number, found: number) => void;
  /** Called after every write to disk: scripts/faults ends the process there. */
  readonly onWritePoint?: () => void;
}

export interface ImportSummary {
  /** How many file names were found. */
  readonly found: number;
  /** One for each of them, sorted. */
  readonly outcomes: Iterable<FileOutcome>;
  /** Names the archive held that were not found this time. */
  readonly missing: readonly string[];
  readonly interrupted: boolean;
  /** Files that an interrupted import had already read. */
  readonly resumed: number;
  readonly corrections: {
    readonly applied: number;
    readonly staleCount: number;
    /** The first of them. */
    readonly stale: readonly StaleCorrection[];
  };
  /** Reports of the archive that are another copy of one, in its order. */
  readonly copies: readonly StoredCopy[];
  /** Reports whose rows in the archive were not what was written: their files were read again. */
  readonly damaged: readonly string[];
}

/**
 * So many reports of an import of many files leave behind what is then given back: V8 would let the heap grow by
 * eight megabytes first.
 */
const sweptTogether = 500;

/** The files under the PATHs into the archive: only what is new or changed is read. */
export async function importArchive(given: ImportOptions, reader: Reader): Promise<ImportSummary> {
  keepHeapSmall();
  const options = { ...given, archive: archivePath(given.archive) };
  await refuseArchive(options.archive);
  const stage = await openStage(options.archive);
  try {
    const summary = await importThrough(stage, options, reader);
    stage.remove();
    return summary;
  } finally {
    reader.stop();
    stage.closeAndTidy();
  }
}

/** What cannot become the archive is refused before anything is written or read. */
async function refuseArchive(archive: string): Promise<void> {
  refuseReadOnly(archive);
  refusePlanted(archive);
  if (!existsSync(archive)) return;
  const { size } = statSync(archive);
  if (size > 0) (await openStore(archive, { anySchema: true })).close();
}

async function importThrough(
  stage: Stage,
  options: ImportOptions,
  reader: Reader,
): Promise<ImportSummary> {
  // From the start there is a sound archive to open, whatever happens to the import.
  const isNew = !existsSync(options.archive);
  if (isNew) (await openStore(options.archive, { create: true, fewPages: true })).close();
  const { final, wasOlder, ...told } = await readInto(stage, options, reader);
  letGoOfMany(told.found);
  const held = await openStore(options.archive, { fewPages: true });
  try {
    const before = readCorrections(held);
    const corrections =
      options.corrections === undefined ? before : withHeldReads(held, options.corrections);
    const asBefore =
      final.asBefore && (options.corrections === undefined || sameCorrections(corrections, before));
    if (isNew || wasOlder || !asBefore) {
      await putTogether(stage, options, final.plan, corrections);
    }
  } finally {
    held.close();
  }
  letGoOfMany(told.found);
  const interrupted = options.signal?.aborted ?? false;
  return { ...told, missing: final.missing, interrupted, ...(await toldOf(options.archive)) };
}

/** What is to become of the archive, and what can be told already. */
interface Reading extends Pick<ImportSummary, "found" | "outcomes" | "resumed" | "damaged"> {
  readonly final: FinalPlan;
  /** The archive's schema was of an older version. */
  readonly wasOlder: boolean;
}

/** Reads what is new into the stage. What it knew of every file ends with it: the rest takes memory, too. */
async function readInto(stage: Stage, options: ImportOptions, reader: Reader): Promise<Reading> {
  const importer = importerVersion();
  const isCurrent = currentWith(importer, options.retry ?? []);
  const base = await readHeld(options.archive, true);
  const inBase = byIdentity(options.force ? [] : soundReports(base).filter(isCurrent));
  const staged = listReports(stage.store);
  const resumed = byIdentity(options.force ? [] : staged.filter(isCurrent));
  const given = await findGivenFiles(
    options.paths,
    options.maximumBytes,
    isOwnFile(options.archive),
    reader,
    (sha256) => inBase.has(sha256) || resumed.has(sha256),
  );
  try {
    placeFolders(given, base);
    refuseDamage(options, base, given);
    const outcomes = packedList<FileOutcome>();
    const settle = inOrder<FileOutcome>((outcome) => {
      outcomes.add(outcome);
      options.onOutcome?.(outcome);
    });
    const found = given.length;
    const toRead = firstPositions(given, (file) => isHeld(file, resumed, inBase));
    letGoOfMany(found);
    options.onPlanned?.(toRead.length, found);
    for (const { position, item: file, marked } of given.placed()) {
      if (file.kind === "set-aside") settle(position, setAsideOutcome(file.name, file.reason));
      else if (!marked) settle(position, heldBefore(file, resumed, inBase));
    }
    const before = byIdentity([...base.reports, ...staged]);
    let read = 0;
    await readAll(given, toRead, options, reader, (file, report) => {
      const key = keyOf(file);
      const attempt = attemptAt(report, before.get(key)?.importer ?? "", importer);
      const stored = stage.write(attempt.report, attempt.importer);
      options.onWritePoint?.();
      const outcome = outcomeOf(file.name, stored);
      options.onRead?.(outcome);
      given.clear(key);
      for (const { position, item } of given.same(key)) {
        const { name } = item;
        settle(position, name === outcome.file ? outcome : { ...outcome, file: name });
      }
      read += 1;
      if (read % sweptTogether === 0) letGoOfMany(found);
    });
    stage.commit();
    for (const { position, item, marked } of given.placed()) {
      if (marked) settle(position, wouldReadOutcome(item.name));
    }
    letGoOfMany(found);
    const final = planArchive(given, base, stage.numberOf, options.prune ?? false);
    // Interrupted before its turn: sealed anew, the damage would never be seen again.
    const kept = final.plan.reports.find(
      ({ from, reportId }) => from === "base" && isIn(base.damaged, reportId),
    );
    if (kept) throw damagedArchive(options.archive, [kept.doc]);
    return {
      final,
      wasOlder: base.wasOlder,
      found,
      outcomes,
      resumed: resumed.size,
      damaged: base.damaged.map(({ doc }) => doc),
    };
  } finally {
    given.close();
  }
}

/** Where the first name of each content stands that has to be read; all of its names are marked. */
function firstPositions(given: GivenList, isKnown: (file: GivenFile) => boolean): number[] {
  const positions: number[] = [];
  for (const { position, item } of given.placed()) {
    if (item.kind === "set-aside" || given.first(keyOf(item)) !== position) continue;
    if (isKnown(item)) continue;
    positions.push(position);
    given.mark(keyOf(item));
  }
  return positions;
}

async function putTogether(
  stage: Stage,
  { archive, onWritePoint }: ImportOptions,
  plan: FinalPlan["plan"],
  corrections: Iterable<Correction>,
): Promise<void> {
  const comparer = comparerFor(plan.reports.length, buildingPath(archive));
  try {
    await assemble(
      archive,
      stage.store,
      plan,
      corrections,
      indicatorFacts,
      comparer.fill,
      onWritePoint,
    );
  } finally {
    comparer.end();
  }
}

/** What would be done, without doing it. */
export async function planImport(given: ImportOptions, reader: Reader): Promise<ImportSummary> {
  try {
    return await planWith({ ...given, archive: archivePath(given.archive) }, reader);
  } finally {
    reader.stop();
  }
}

async function planWith(options: ImportOptions, reader: Reader): Promise<ImportSummary> {
  const isCurrent = currentWith(importerVersion(), options.retry ?? []);
  const base = await readHeld(options.archive, false);
  const inBase = byIdentity(options.force ? [] : soundReports(base).filter(isCurrent));
  const given = await findGivenFiles(
    options.paths,
    options.maximumBytes,
    isOwnFile(options.archive),
    reader,
    (sha256) => inBase.has(sha256),
  );
  try {
    placeFolders(given, base);
    refuseDamage(options, base, given);
    const outcomes = Array.from(given, (file) => {
      if (file.kind === "set-aside") return setAsideOutcome(file.name, file.reason);
      const held = inBase.get(keyOf(file));
      return held && isHeld(file, new Map(), inBase)
        ? heldOutcome(file.name, held, "unchanged")
        : wouldReadOutcome(file.name);
    });
    const { missing } = planArchive(given, base, () => undefined, options.prune ?? false);
    const corrections = { applied: 0, staleCount: 0, stale: [] };
    const damaged = base.damaged.map(({ doc }) => doc);
    const nothingDone = { interrupted: false, resumed: 0, corrections, copies: [], damaged };
    return { found: given.length, outcomes, missing, ...nothingDone };
  } finally {
    given.close();
  }
}

/** So many stale corrections are told; v_correction has them all. */
const mostTold = 1000;

/** What only the whole archive shows. */
async function toldOf(archive: string): Promise<Pick<ImportSummary, "corrections" | "copies">> {
  const store = await openStore(archive, { fewPages: true });
  try {
    return { corrections: toldCorrections(store, mostTold), copies: readCopies(store) };
  } finally {
    store.close();
  }
}

function heldBefore(
  file: GivenFile,
  resumed: ReadonlyMap<string, Listed>,
  inBase: ReadonlyMap<string, Listed>,
): FileOutcome {
  const key = identity({ sha256: file.sha256, file: file.name });
  const staged = resumed.get(key);
  if (staged) return heldOutcome(file.name, staged, "resumed");
  const stored = inBase.get(key);
  return stored ? heldOutcome(file.name, stored, "unchanged") : wouldReadOutcome(file.name);
}

const currentWith = (importer: string, retry: readonly string[]) => (listed: Listed) =>
  listed.importer === importer && !listed.errorCodes.some((code) => retry.includes(code));

/** Held, and for a file without bytes also for the same reason as before. */
function isHeld(file: GivenFile, ...helds: readonly Map<string, Listed>[]): boolean {
  const key = identity({ sha256: file.sha256, file: file.name });
  return helds.some((held) => {
    const listed = held.get(key);
    return listed !== undefined && (!file.problem || file.problem.message === listed.message);
  });
}

/** The archive, by its true path, and what an import keeps beside it may lie in the folder that is imported. */
function isOwnFile(archive: string): (path: Buffer) => boolean {
  const own = Buffer.from(archive);
  return (path) => {
    if (!path.subarray(0, own.length).equals(own)) return false;
    const ending = path.subarray(own.length).toString();
    return isOwnEnding(ending) || ending.startsWith("-ocr/");
  };
}

/** Each file through a reader, as many at a time as are worth it; the first failure to write ends it all. */
async function readAll(
  given: GivenList,
  positions: readonly number[],
  { signal, packageSeconds }: Pick<ImportOptions, "signal" | "packageSeconds">,
  reader: Reader,
  settle: (file: GivenFile, report: FileReport) => void,
): Promise<void> {
  const filesAt = function* (isWanted: (file: GivenFile) => boolean) {
    for (const position of positions) {
      const file = given.at(position);
      if (isWanted(file)) yield file;
    }
  };
  for (const file of filesAt(({ problem }) => problem !== undefined))
    if (file.problem) settle(file, unreadReport(sourceOf(file), file.problem));
  const isReadable = ({ problem }: GivenFile) => problem === undefined;
  const queue = new PQueue({ concurrency: reader.concurrencyFor(amountOf(filesAt(isReadable))) });
  const failures: unknown[] = [];
  const halted = () => failures.length > 0 || signal?.aborted === true;
  const stop = () => reader.stop();
  const packages = packageTime(packageSeconds ?? Number.POSITIVE_INFINITY);
  signal?.addEventListener("abort", stop);
  for (const file of filesAt(isReadable)) {
    if (halted()) break;
    // A result is written before its place is given to the next file: nothing waits in memory.
    void queue.add(async () => {
      if (halted()) return;
      try {
        const read = () => reader.read({ ...file, source: sourceOf(file) });
        settle(file, await packages.within(file, sourceOf(file), read));
      } catch (error) {
        if (!signal?.aborted) failures.push(error);
      }
    });
    await queue.onSizeLessThan(1);
  }
  await queue.onIdle();
  signal?.removeEventListener("abort", stop);
  if (failures.length > 0) throw failures[0];
}

const sourceOf = ({ name, sha256, bytes }: GivenFile) => ({ file: name, doc: name, sha256, bytes });
