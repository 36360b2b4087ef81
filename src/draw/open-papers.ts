import { kept } from "./kept.ts";
import type { Answer, FilePlace, Request } from "./messages.ts";
import { type PaperProcess, paperProcess } from "./paper-process.ts";
import type { NoPaper, PageSize, PaperSource, Papers, Picture } from "./papers.ts";

/** The reports under some folders, drawn and read in processes of their own. */
export interface OpenPapers extends Papers {
  /** Waits until a page can be drawn as fast as ever after, and not for long. */
  begin(): Promise<void>;
  end(): void;
}

const picturesKeptBytes = 96_000_000;
const readingsKeptCharacters = 16_000_000;
const sizesKept = 20_000;
/** A page that failed is not tried again at once: it costs its whole limit each time. */
const failureKeptMilliseconds = 60_000;
/** A file may be put there: so long after it was looked for in vain nobody looks again. */
const missingMilliseconds = 2_000;
const aheadMilliseconds = 150;
/** As long as the site's other pages are made ready at most. */
const readyMilliseconds = 2_500;
const limits = { seconds: 15, memoryMegabytes: 768, waiting: 200 };

/** `folders` are paths as bytes, one character each. */
export function openPapers(folders: readonly string[]): OpenPapers {
  const draw = paperProcess("draw", limits);
  const read = paperProcess("read", { ...limits, seconds: 60 });
  const pictures = kept<Uint8Array>(picturesKeptBytes, (png) => png.length);
  const readings = kept<string>(readingsKeptCharacters, (markup) => markup.length);
  const sizes = kept<PageSize>(sizesKept, () => 1);
  const places = kept<FilePlace>(sizesKept, () => 1);
  const missing = kept<number>(sizesKept, () => 1);
  const failures = kept<{ readonly at: number; readonly sentence: string }>(1_000, () => 1);
  const underWay = new Map<string, Promise<Answer>>();

  /** What is asked for twice at once is asked once. */
  const once = (key: string, process: PaperProcess, request: Request): Promise<Answer> => {
    const same = underWay.get(key);
    if (same) return same;
    const failed = failures.get(key);
    if (failed && performance.now() - failed.at < failureKeptMilliseconds) {
      return Promise.resolve({ kind: "failed", sentence: failed.sentence });
    }
    const answer = process.ask(request).finally(() => underWay.delete(key));
    underWay.set(key, answer);
    return answer.then((given) => {
      if (given.kind === "failed" && request.kind !== "find") {
        failures.set(key, { at: performance.now(), sentence: given.sentence });
      }
      return given;
    });
  };
  const lacking = ({ sha256 }: Pick<PaperSource, "sha256">): NoPaper | undefined => {
    const at = missing.get(sha256);
    return at !== undefined && performance.now() - at < missingMilliseconds ? notThere : undefined;
  };
  const placeOf = async (source: PaperSource): Promise<FilePlace | NoPaper> => {
    const known = places.get(source.sha256) ?? lacking(source);
    if (known) return known;
    const answer = await once(`find ${source.sha256}`, read, {
      kind: "find",
      folders,
      source: plainSource(source),
    });
    if (answer.kind !== "found") return failure(answer);
    if (answer.place === null) {
      missing.set(source.sha256, performance.now());
      return notThere;
    }
    places.set(source.sha256, answer.place);
    return answer.place;
  };
  /** Draws the next page while nobody waits for another. */
  const drawAhead = (source: PaperSource, place: FilePlace, page: number, dpi: number): void => {
    if (page > (source.pages ?? 0) || !draw.idle()) return;
    const key = `${source.sha256} ${page} ${dpi}`;
    if (pictures.get(key)) return;
    const plain = plainSource(source);
    const request = { kind: "draw", place, source: plain, page, dpi } as const;
    void once(`draw ${key}`, draw, request).then((answer) => {
      if (answer.kind === "picture") pictures.set(key, answer.png);
    });
  };
  const ready = draw.warm();
  void read.warm();
  return {
    given: true,
    lacking,
    async sizeOf(source, page) {
      const key = `${source.sha256} ${page}`;
      const known = sizes.get(key);
      if (known) return { kind: "size", ...known };
      const place = await placeOf(source);
      if ("kind" in place) return place;
      const plain = plainSource(source);
      const answer = await once(`size ${key}`, draw, { kind: "size", place, source: plain, page });
      if (answer.kind !== "size") return failure(answer);
      sizes.set(key, { width: answer.width, height: answer.height });
      return answer;
    },
    async drawn(source, page, dpi): Promise<Picture | NoPaper> {
      const key = `${source.sha256} ${page} ${dpi}`;
      const known = pictures.get(key);
      if (known) return { kind: "picture", png: known };
      const place = await placeOf(source);
      if ("kind" in place) return place;
      const plain = plainSource(source);
      const answer = await once(`draw ${key}`, draw, {
        kind: "draw",
        place,
        source: plain,
        page,
        dpi,
      });
      if (answer.kind !== "picture") return failure(answer);
      pictures.set(key, answer.png);
      // Whoever has this picture asks for what else is on its page first.
      setTimeout(() => drawAhead(source, place, page + 1, dpi), aheadMilliseconds).unref();
      return answer;
    },
    async reading(source, at) {
      const key = `${source.sha256} ${at ? `${at.table} ${at.row} ${at.column} ${at.id}` : ""}`;
      const known = readings.get(key);
      if (known !== undefined) return { kind: "reading", markup: known };
      const place = await placeOf(source);
      if ("kind" in place) return place;
      const plain = plainSource(source);
      const answer = await once(`reading ${key}`, read, {
        kind: "reading",
        place,
        source: plain,
        at,
      });
      if (answer.kind !== "reading") return failure(answer);
      readings.set(key, answer.markup);
      return answer;
    },
    async begin() {
      const late = new Promise((resolve) => setTimeout(resolve, readyMilliseconds).unref());
      await Promise.race([ready, late]);
    },
    end() {
      draw.end();
      read.end();
    },
  };
}

/** A source may come with all that an archive knows of its report. */
const plainSource = ({ sha256, bytes, file, doc }: PaperSource): PaperSource => ({
  sha256,
  bytes,
  file,
  doc,
});

const notThere: NoPaper = {
  kind: "none",
  why: "missing",
  sentence:
    "The report's own file is not among the files given with --files (they are known by their bytes, not their names): start the explorer with the folder it is in, and the page as printed stands here.",
};

const failure = (answer: Answer): NoPaper => ({
  kind: "none",
  why: "failed",
  sentence:
    answer.kind === "failed" ? answer.sentence : "The page could not be drawn: an answer was lost.",
});
