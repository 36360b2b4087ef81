import { systemSentence, WorkFailed } from "../problem.ts";
import { storeFailure } from "../store/open.ts";

/** What the system or SQLite refused, wherever it came up: no fault of ours, and said in one sentence. */
export function knownFailure(error: unknown): WorkFailed | undefined {
  // The JSON that commands parse is the archive's own.
  if (error instanceof SyntaxError && error.message.includes("JSON")) {
    const sentence = `The archive holds what muniment did not write (${error.message}); "muniment check --integrity" says more.`;
    return new WorkFailed(4, sentence, { cause: error });
  }
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const code = String(error.code);
  if (/^SQLITE_(?!ERROR$|MISUSE$|CONSTRAINT|RANGE$)/.test(code))
    return storeFailure(error, "The archive");
  const path = "path" in error ? String(error.path) : "a file";
  const sentence = systemSentence(code, path);
  return sentence === undefined ? undefined : new WorkFailed(4, sentence, { cause: error });
}
