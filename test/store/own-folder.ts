import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach } from "vitest";
import { temporaryFolder } from "../commands/run-main.ts";

/** A folder for each test of a file, with the paths in it, and what refuses work there, without the folder. */
export function ownFolder() {
  const parent = temporaryFolder();
  let number = 0;
  const folder = (): string => join(parent, String(number));
  beforeEach(() => {
    number += 1;
    mkdirSync(folder());
  });
  return {
    folder,
    at: (name: string): string => join(folder(), name),
    /** What is said, with the status. */
    async refusal(work: () => unknown): Promise<string> {
      try {
        await work();
        return "none";
      } catch (error) {
        const { status, message } = error as { status?: number; message: string };
        return `${status}: ${message.replaceAll(`${folder()}/`, "")}`;
      }
    },
  };
}
