/**
 * A process that opens reports for the server: finds them, draws their pages, reads them for people. Started by
 * paper-process.ts under limits and without rights; it may stall, grow or crash, and one page is lost.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { closeNetwork } from "../archive/no-network.ts";
import { zipMemberReader } from "../archive/zip-members.ts";
import { UnreadableFile } from "../problem.ts";
import { drawPage, loadDrawing, type OpenPaper, openPaper, pageSize } from "./draw-page.ts";
import { findFile } from "./find-file.ts";
import type { Answer, Answered, Asked, FilePlace, Ready, Request } from "./messages.ts";
import { dpiOfSite, type PaperSource } from "./papers.ts";
import { warmPage } from "./warm-page.ts";

closeNetwork();
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit(0));

/** The last PDF stays open: who looks at one page looks at the next. */
let open: OpenPaper | undefined;

let isAsked = false;

// Whoever asks first does not wait for the libraries, too.
if (process.argv[2] === "draw") void warm();

process.on("message", ({ number, request }: Asked) => {
  isAsked = true;
  void answerTo(request).then((answer) => {
    const message: Answered = { number, answer };
    process.send?.(message);
  });
});

/** So many pages, and drawing takes no longer than ever after. */
const warmingRounds = 4;

async function warm(): Promise<void> {
  try {
    await loadDrawing();
    for (let round = 0; round < warmingRounds && !isAsked; round += 1) {
      const paper = await openPaper("", warmPage());
      await drawPage(paper, 1, dpiOfSite);
      await paper.close();
      await new Promise((resolve) => setImmediate(resolve));
    }
  } catch {
    // Whoever asks for a page is told.
  }
  const ready: Ready = { number: "ready" };
  process.send?.(ready);
}

async function answerTo(request: Request): Promise<Answer> {
  try {
    switch (request.kind) {
      case "find":
        return { kind: "found", place: findFile(request.folders, request.source) };
      case "size":
        return { kind: "size", ...(await pageSize(await paperOf(request), request.page)) };
      case "draw":
        return {
          kind: "picture",
          png: await drawPage(await paperOf(request), request.page, request.dpi),
        };
      case "reading": {
        const { readingMarkup } = await import("./reading.ts");
        const bytes = bytesAt(request.place, request.source);
        return { kind: "reading", markup: await readingMarkup(request.source, bytes, request.at) };
      }
      case "whole": {
        const { wholeReading } = await import("./reading.ts");
        const { source, at, about } = request;
        const bytes = bytesAt(request.place, source);
        return { kind: "reading", markup: await wholeReading(source, bytes, at, about) };
      }
    }
  } catch (error) {
    return { kind: "failed", sentence: sentenceOf(error) };
  }
}

async function paperOf({
  place,
  source,
}: {
  readonly place: FilePlace;
  readonly source: PaperSource;
}) {
  if (open?.sha256 === source.sha256) return open;
  const bytes = bytesAt(place, source);
  const before = open;
  open = undefined;
  await before?.close();
  open = await openPaper(source.sha256, bytes);
  return open;
}

/** The file's bytes, if they are still those that were imported. */
function bytesAt({ path, member }: FilePlace, { sha256 }: PaperSource): Uint8Array {
  const whole = new Uint8Array(readFileSync(Buffer.from(path, "latin1")));
  const bytes = member === undefined ? whole : zipMemberReader(whole, {})(member);
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw new Error("it changed");
  return bytes;
}

function sentenceOf(error: unknown): string {
  if (error instanceof UnreadableFile) return error.message;
  const reason = error instanceof Error ? error.message : String(error);
  if (reason === "it changed") {
    return "The report's own file has changed since it was found: look again in a moment.";
  }
  return "The page could not be drawn or read for looking at: the file is damaged there, or locked.";
}
