import { defineConfig } from "vitest/config";

/** A file's own name says which suite it belongs to: there is no list to be forgotten. */
const slow = "test/**/*.slow.test.ts";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    slowTestThreshold: 1_000,
    // Only to end what hangs: how long honest work takes is the affair of the machine and of what else it does.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    pool: "forks",
    projects: [
      {
        extends: true,
        test: {
          name: "fast",
          include: ["test/**/*.test.ts"],
          exclude: [slow],
          setupFiles: ["test/fast-suite.ts"],
          // Functions of their arguments leave nothing behind: pdf.js and the reports are loaded once, not once a file.
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "slow",
          include: [slow],
          // Most of them wait for processes of their own: as many at a time as there are cores leave these idle.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
