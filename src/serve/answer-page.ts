import { basename } from "node:path";
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
    return await snapshots.look((store) => {
      const answer = route.page(store, asked, found, around);
      // What reads the archive for its markup, too, does so here; what waits for a drawing has read all it needs.
      return answer instanceof Promise
        ? answer.then((late) => respond(late, asked))
        : respond(answer, asked);
    });
  } catch (error) {
    return failure(error, asked.form);
  }
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
