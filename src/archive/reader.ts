/**
 * A reading process: takes files one at a time from its parent and answers with plain data. Started by
 * reader-pool.ts; it may stall, grow or crash, and nothing but the file in hand is lost.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { OcrOptions } from "../extract/options.ts";
import type { FileReport } from "../file-report.ts";
import { drawReport, ingestFile, unreadReport } from "../pipeline.ts";
import { type Problem, UnreadableFile } from "../problem.ts";
import { unreadable } from "./fingerprint.ts";
import { closeNetwork } from "./no-network.ts";
import { type OcrSettings, readKept } from "./ocr-cache.ts";
import type { Answer, DrawRequest, FinalAnswer, ReadRequest, Request } from "./reader-messages.ts";
import { isShort, reportToParts } from "./report-parts.ts";
import { spareMemoryAfter, spareTimeAgain } from "./small-heap.ts";
import { systemReason } from "./walk.ts";

closeNetwork();
// An interrupt of the terminal reaches every process of the group; the parent decides what it means.
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit(0));

process.on("message", (request: Request) => {
  // A process that is only starting up on a busy machine has not stalled.
  say({ kind: "progress", done: 0, total: 0 });
  void answer(request).then((message) => say(message));
});

const say = (message: Answer): void => void process.send?.(message);

/** Said once the parent has room for it: what waits for a busy parent would lie here as text, a second time. */
const sayInTurn = (message: Answer): Promise<void> =>
  new Promise((resolve) => void process.send?.(message, () => resolve()));

async function answer(request: Request): Promise<FinalAnswer> {
  if (request.kind === "list") {
    const { listZipMembers } = await import("./zip-members.ts");
    const bytes = new Uint8Array(readFileSync(pathOf(request)));
    return { kind: "listed", members: listZipMembers(bytes, request.limits) };
  }
  if (request.kind === "draw") return draw(request);
  const report = await read(request);
  if (request.pack && isShort(report)) {
    const { reportToSaid } = await import("./packed-report.ts");
    return { kind: "packed", report: reportToSaid(report) };
  }
  const parts = reportToParts(report);
  for (;;) {
    const { value, done } = parts.next();
    if (done) return { kind: "read", report: value };
    await sayInTurn(value);
  }
}

async function draw(request: DrawRequest): Promise<FinalAnswer> {
  const { password, limits, page: wanted } = request;
  try {
    const bytes = await bytesOf(request);
    const onProgress = (done: number, total: number) => say({ kind: "progress", done, total });
    const options = { limits, onProgress, ...(password !== undefined && { password }) };
    for (const { page, svg } of await drawReport(bytes, options)) {
      if (wanted === undefined || wanted === page) say({ kind: "drawing", page, svg });
    }
    return { kind: "drawn" };
  } catch (error) {
    return { kind: "drawn", problem: problemOf(error) };
  }
}

async function read(request: ReadRequest): Promise<FileReport> {
  const { source, password, limits, leaveOut, ocr } = request;
  let bytes: Uint8Array;
  try {
    bytes = await bytesOf(request);
  } catch (error) {
    return unreadReport(source, problemOf(error));
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (sha256 !== source.sha256) {
    return unreadReport(source, unreadable("it changed while it was being imported"));
  }
  const report = await ingestFile(source, bytes, {
    ...(password !== undefined && { password }),
    limits,
    leaveOut,
    onProgress: (done, total) => {
      say({ kind: "progress", done, total });
      spareMemoryAfter(done, total);
    },
    ...(ocr && { ocr: await ocrOptions(ocr) }),
  });
  spareTimeAgain();
  return report;
}

async function ocrOptions({ mode, cache }: OcrSettings): Promise<OcrOptions> {
  const { loadTesseract, scanVersion } = await import("../scan/engine/tesseract.ts");
  return {
    mode,
    version: scanVersion(),
    load(onAlive) {
      say({ kind: "scanning" });
      return loadTesseract(onAlive);
    },
    ...(cache !== undefined && { held: (key) => readKept(cache, key) }),
    keep: (key, reading) => say({ kind: "scanned", key, reading }),
  };
}

const bytesOf = async (request: ReadRequest | DrawRequest): Promise<Uint8Array> =>
  request.member === undefined
    ? new Uint8Array(readFileSync(pathOf(request)))
    : readMember(request, request.member);

/** The archive read last: its members come one after another, and listing thousands anew for each takes hours. */
let archive: { readonly path: string; readonly read: (index: number) => Uint8Array } | undefined;

async function readMember(
  { path, limits }: ReadRequest | DrawRequest,
  member: number,
): Promise<Uint8Array> {
  if (archive?.path !== path) {
    archive = undefined;
    const { zipMemberReader } = await import("./zip-members.ts");
    const whole = new Uint8Array(readFileSync(Buffer.from(path, "latin1")));
    archive = { path, read: zipMemberReader(whole, limits) };
  }
  return archive.read(member);
}

const pathOf = ({ path }: Request): Buffer => Buffer.from(path, "latin1");

function problemOf(error: unknown): Problem {
  if (error instanceof UnreadableFile) {
    return { severity: "error", stage: "extract", code: error.code, message: error.message };
  }
  return unreadable(systemReason(error));
}
