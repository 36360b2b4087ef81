import { basename } from "node:path";
import type { Papers } from "../draw/papers.ts";
import { WorkFailed } from "../problem.ts";
import type { Snapshots } from "../store/snapshot.ts";
import { Refused, type Rendered } from "./parts/answer.ts";
import type { Asked } from "./parts/asked.ts";
import type { Around } from "./parts/page.ts";
import { refusal, respond } from "./parts/respond.ts";
import type { Routed } from "./routes.ts";

/** A page on the archive as it is now. Never throws for what an address or an archive can be. */
export async function answerPage(
  { route, found }: Routed,
  snapshots: Snapshots,
  asked: Asked,
  around: Around,
): Promise<Rendered> {
  try {
    const papers = await askedFirst({ route, found }, snapshots, around.papers);
    return await snapshots.look((store) => {
      const answer = route.page(store, asked, found, { ...around, papers });
      // What reads the archive for its markup, too, does so here; what waits for a drawing has read all it needs.
      return answer instanceof Promise
        ? answer.then((late) => respond(late, asked))
        : respond(answer, asked);
    });
  } catch (error) {
    return failure(error, asked.form);
  }
}

/**
 * Papers that were asked for a page's own already. Whether it is to be had tells what the page reads of the archive, all
 * of which it must read at one moment: what would be laid over paper that is not there, it need not.
 */
async function askedFirst(
  { route: { paperOf }, found }: Routed,
  snapshots: Snapshots,
  papers: Papers,
): Promise<Papers> {
  if (paperOf === undefined || !papers.given) return papers;
  const paper = await snapshots.look((store) => paperOf(store, found));
  if (paper === undefined || papers.lacking(paper.source)) return papers;
  const size = await papers.sizeOf(paper.source, paper.page);
  if (size.kind === "size") return papers;
  return {
    ...papers,
    lacking: (source) => (source.sha256 === paper.source.sha256 ? size : papers.lacking(source)),
  };
}

/** An error as a page, where it is one that somebody can do something about. */
export function failure(error: unknown, form: Asked["form"]): Rendered {
  if (error instanceof Refused) return refusal(error.status, error.message, form);
  if (error instanceof WorkFailed) return refusal(503, withoutPath(error.message), form);
  throw error;
}

/** Where the archive is on this machine is nobody's business who looks at it. */
const withoutPath = (sentence: string): string =>
  sentence.replace(/(?:[A-Za-z]:)?(?:[\\/][^\s:;,"]+)+/g, (path) => basename(path));
