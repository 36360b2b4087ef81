import type { FileLimits } from "../archive/limits.ts";
import type { OcrSettings } from "../archive/ocr-cache.ts";
import { type ReaderPool, readerPool } from "../archive/reader-pool.ts";
import { shownName } from "../archive/shown-name.ts";
import type { FileReport } from "../file-report.ts";
import { coordinate, type Progressed } from "../queue/index.ts";
import { counted } from "../render/text.ts";
import type { Progress } from "./progress.ts";
import { commonRoot, toRoot } from "./root.ts";

/** Pages that are pictures: seconds each by OCR, where text takes milliseconds. With `force` every page is one. */
const needsOcr =
  (mode: OcrSettings["mode"]) =>
  ({ format, problems }: FileReport): boolean =>
    (mode === "force" && format === "pdf") ||
    problems.some(({ code }) => code === "page-no-text" || code === "no-text");

/** An import's reader whose work is done on many machines. */
export async function openQueue(
  options: {
    readonly queue: string;
    readonly root?: string;
    readonly queueAll?: boolean;
    readonly password?: string;
  },
  own: {
    readonly paths: readonly Buffer[];
    readonly limits: FileLimits;
    readonly jobs: number;
    readonly pool: ReaderPool;
    readonly ocr?: OcrSettings;
  },
  progress: Progress,
) {
  const root = options.root === undefined ? commonRoot(own.paths) : toRoot(options.root);
  progress.note(`The workers' --root is the folder that is ${shownName(root)} here.`);
  const { ocr } = own;
  // Without OCR nothing takes long; with it a first look without tells what does.
  const goesToWorkers = ocr ? needsOcr(ocr.mode) : () => false;
  const glance =
    ocr && !options.queueAll
      ? readerPool({
          jobs: own.jobs,
          limits: own.limits,
          ...(options.password !== undefined && { password: options.password }),
        })
      : undefined;
  return coordinate({
    url: options.queue,
    root,
    limits: own.limits,
    jobs: own.jobs,
    home: own.pool,
    hasPassword: options.password !== undefined,
    ...(!options.queueAll && { goesToWorkers }),
    ...(glance && { glance }),
    ...(ocr && { ocr: ocr.mode }),
    onNote: progress.note,
    onProgress: (progressed) => progress.note(standingLine(progressed)),
  });
}

/** `480 waiting, 3 in hand: 2 at reader-1, 1 at reader-2`. */
export function standingLine({ waiting, workers }: Progressed): string {
  const inHand = workers.reduce((sum, one) => sum + one.inHand, 0);
  const by = workers.map(({ host, inHand: own }) => `${own} at ${host}`).join(", ");
  const whose = workers.length === 0 ? "" : `: ${by}`;
  return `queue: ${counted(waiting, "file")} waiting, ${inHand} in hand${whose}`;
}
