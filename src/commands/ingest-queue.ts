import type { FileLimits } from "../archive/limits.ts";
import type { ReaderPool } from "../archive/reader-pool.ts";
import { shownName } from "../archive/shown-name.ts";
import type { FileReport } from "../file-report.ts";
import { coordinate, type Progressed } from "../queue/index.ts";
import { counted } from "../render/text.ts";
import type { Progress } from "./progress.ts";
import { commonRoot, toRoot } from "./root.ts";

/** Pages that are pictures: seconds each by OCR, where text takes milliseconds. */
const needsOcr = ({ problems }: FileReport): boolean =>
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
  },
  progress: Progress,
) {
  const root = options.root === undefined ? commonRoot(own.paths) : toRoot(options.root);
  progress.note(`The workers' --root is the folder that is ${shownName(root)} here.`);
  return coordinate({
    url: options.queue,
    root,
    limits: own.limits,
    jobs: own.jobs,
    home: own.pool,
    hasPassword: options.password !== undefined,
    ...(!options.queueAll && { goesToWorkers: needsOcr }),
    onNote: progress.note,
    onProgress: (progressed) => progress.note(standingLine(progressed)),
  });
}

/** `480 waiting, 3 in hand: 2 at reader-1, 1 at reader-2`. */
function standingLine({ waiting, workers }: Progressed): string {
  const inHand = workers.reduce((sum, one) => sum + one.inHand, 0);
  const by = workers.map(({ host, inHand: own }) => `${own} at ${host}`).join(", ");
  const whose = workers.length === 0 ? "" : `: ${by}`;
  return `queue: ${counted(waiting, "file")} waiting, ${inHand} in hand${whose}`;
}
