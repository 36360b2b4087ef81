import { Command, CommanderError } from "commander";
import { WorkFailed } from "./problem.ts";
import { version } from "./version.ts";

/** Where a command prints. */
export interface Io {
  /** Results. */
  readonly out: (text: string) => void;
  /** Progress and problems. */
  readonly err: (text: string) => void;
  /** Width of the terminal that results go to; absent where it is none. */
  readonly columns?: number | undefined;
  /** True where `err` goes to a terminal. */
  readonly live?: boolean;
}

type Run = (io: Io) => Promise<number>;

/** argv to a command and its exit status; each command is loaded only when it is called. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let run: Run = async () => 0;
  const program = commands((chosen) => {
    run = chosen;
  });
  program.configureOutput({ writeOut: io.out, writeErr: io.err });
  let debug = false;
  try {
    await program.parseAsync([...argv], { from: "user" });
    debug = program.opts().debug === true;
    return await run(io);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof WorkFailed)) throw error;
    io.err(`muniment: ${error.message}\n`);
    if (debug) io.err(`${error.stack}\n`);
    return error.status;
  }
}

const db = ["--db <file>", "the archive, an SQLite database"] as const;
const json = ["--json", "print JSON, one value a line"] as const;

function commands(choose: (run: Run) => void): Command {
  const program = new Command("muniment")
    .description(
      "Opens an archive of council monitoring reports and service plans: milestones, indicators and budgets, from PDF and Word to SQLite.",
    )
    .version(version)
    .option("--debug", "show where in the program an error came from")
    .exitOverride();
  const add = (usage: string, description: string) =>
    program.command(usage).description(description).exitOverride().copyInheritedSettings(program);

  add("ingest", "import reports and folders of reports into an archive")
    .argument("<path...>", 'files and folders; "-" reads a list of paths, one a line, from stdin')
    .requiredOption(...db)
    .option("--force", "read every file again, also unchanged ones")
    .option("--prune", "remove reports whose files are no longer found")
    .option("--dry-run", "say what would be done, and do nothing")
    .option("--password <password>", "opens encrypted files")
    .option("--json", "print the summary as JSON")
    .action((paths: string[], options) =>
      choose(async (io) => (await import("./commands/ingest.ts")).ingest(paths, options, io)),
    );
  add("inspect", "show what a stage makes of files; nothing is stored")
    .argument("<file...>", "the files to read")
    .requiredOption("--stage <stage>", "document, rows or records")
    .option(...json)
    .option("--password <password>", "opens encrypted files")
    .action((files: string[], options) =>
      choose(async (io) => (await import("./commands/inspect.ts")).inspect(files, options, io)),
    );
  add("export", "write the archive's views to files")
    .requiredOption(...db)
    .requiredOption("--to <folder>", "where to write")
    .requiredOption("--format <format>", "csv, json or ndjson")
    .option("--no-guard", "leave text that a spreadsheet would run as a formula as it is")
    .action((options) =>
      choose(async (io) => (await import("./commands/export.ts")).exportArchive(options, io)),
    );
  add("show", "show one record: every field, and where it was printed")
    .argument("<id>", "the record's id")
    .requiredOption(...db)
    .option(...json)
    .action((id: string, options) =>
      choose(async (io) => (await import("./commands/show.ts")).show(id, options, io)),
    );
  add("sql", "run a query; the archive is opened read-only")
    .argument("<query>", "an SQL query")
    .requiredOption(...db)
    .option(...json)
    .option("--csv", "print CSV")
    .action((query: string, options) =>
      choose(async (io) => (await import("./commands/sql.ts")).sql(query, options, io)),
    );
  return program;
}
