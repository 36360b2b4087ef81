import { type Standing, standingOf } from "../queue/index.ts";
import { counted, printable, textTable } from "../render/text.ts";
import type { Io } from "./io.ts";

export interface QueueOptions {
  readonly queue: string;
  readonly clean?: boolean;
  readonly json?: boolean;
}

/** Shows what stands in a queue. */
export async function queue(options: QueueOptions, io: Io): Promise<number> {
  const standing = await standingOf(options.queue, options.clean ?? false);
  io.out(options.json ? `${JSON.stringify(standing)}\n` : standingText(standing));
  return 0;
}

function standingText({ queues, workers, faults }: Standing): string {
  if (queues.length === 0) return "nothing stands in the queue\n";
  const tables = [
    textTable(
      ["queue", "waiting", "in hand", "results", "died"],
      queues.map((one) => [one.queue, one.waiting, one.inHand, one.results, one.died]),
    ),
    workers.length === 0
      ? "nobody serves it\n"
      : textTable(
          ["worker", "queue", "in hand", "files"],
          workers.map((one) => [one.host, one.queue, one.inHand, one.files.join(", ")]),
        ),
    ...(faults.length === 0
      ? []
      : [
          textTable(
            ["file", "state", "times", "why"],
            faults.map((one) => [one.file, one.state, one.times, one.why]),
          ),
          `${counted(faults.filter(({ state }) => state === "died").length, "file")} died: the coordinator reads them itself\n`,
        ]),
  ];
  return printable(tables.join("\n"));
}
