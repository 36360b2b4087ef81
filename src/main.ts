import { Command, CommanderError } from "commander";
import type { Io } from "./commands/io.ts";
import { WorkFailed } from "./problem.ts";
import { printable } from "./render/text.ts";
import { version } from "./version.ts";

type Run = (io: Io) => Promise<number>;

/** argv to a command and its exit status; each command is loaded only when it is called. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let run: Run = async () => 0;
  const program = commands(io, (chosen) => {
    run = chosen;
  });
  const debug = argv.includes("--debug");
  try {
    await program.parseAsync([...argv], { from: "user" });
    return await run(io);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const known =
      error instanceof WorkFailed
        ? error
        : await (await import("./commands/failure.ts")).knownFailure(error);
    const message = known?.message ?? (error instanceof Error ? error.message : String(error));
    io.err(printable(`muniment: ${known ? "" : "a fault of its own: "}${message}\n`));
    if (debug && error instanceof Error) io.err(printable(`${error.stack}\n`));
    return known?.status ?? 4;
  }
}

const db = [
  "--db <file>",
  "the archive, an SQLite database (default: MUNIMENT_DB, else the one in this folder)",
] as const;
const json = ["--json", "print JSON, one value a line"] as const;

const limits = [
  ["--limit-stall <seconds>", "ends a file that makes no progress (default: 20)"],
  ["--limit-time <seconds>", "ends a file that takes longer in all (default: 60)"],
  ["--limit-memory <megabytes>", "ends a file that needs more memory (default: 512)"],
  ["--limit-size <megabytes>", "passes over larger files (default: 100)"],
  ["--limit-pages <count>", "passes over files of more pages (default: 5000)"],
] as const;

function commands(io: Io, choose: (run: Run) => void): Command {
  const program = new Command("muniment")
    .description(
      "Opens an archive of council monitoring reports and service plans: milestones, indicators and budgets, from PDF and Word to SQLite.",
    )
    .version(version)
    .option("--debug", "show where in the program an error came from")
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .exitOverride()
    .hook("preAction", async (_program, action) => {
      const wanted = action.options.some(({ long }) => long === "--db");
      if (!wanted || action.opts().db !== undefined) return;
      const { whichArchive } = await import("./commands/which-archive.ts");
      action.setOptionValue("db", whichArchive(process.env.MUNIMENT_DB, "."));
    });
  const add = (usage: string, description: string) =>
    program.command(usage).description(description).exitOverride().copyInheritedSettings(program);

  const ocrWords = "reads pages that are pictures: auto (those without usable text), off or force";
  const addReading = (usage: string, description: string) =>
    limits.reduce((command, [flags, what]) => command.option(flags, what), add(usage, description));

  addReading("ingest", "import reports and folders of reports into an archive")
    .argument("<path...>", 'files and folders; "-" reads a list of paths, one a line, from stdin')
    .option(...db)
    .option("--force", "read every file again, also unchanged ones")
    .option("--prune", "remove reports whose files are no longer found")
    .option("--dry-run", "say what would be done, and do nothing")
    .option(
      "--corrections <file>",
      "a CSV file of corrections; they stay with the archive until another file is given",
    )
    .option(
      "--compare-with <file>",
      "say what this version reads differently from an archive made earlier, record by record",
    )
    .option(
      "--limit-package <seconds>",
      "leaves the rest of a zip archive whose files take longer in all to the next import (default: 3600)",
    )
    .option("--limit-import <seconds>", "stops after so long; the same command goes on from there")
    .option("--ocr <when>", ocrWords, "auto")
    .option(
      "--ocr-cache <folder>",
      "where readings of pictures are kept (default: beside the archive)",
    )
    .option("--password <password>", "opens encrypted files")
    .option("--jobs <count>", "how many files are read at a time (default: the processor's cores)")
    .option(
      "--progress <kind>",
      "auto, plain, files (a line a file), json (events on stderr) or none",
      "auto",
    )
    .option("--json", "print the summary as JSON")
    .option(
      "--queue <address>",
      "spread the reading over machines: the PostgreSQL database (postgres://…) that holds the queue",
    )
    .option(
      "--root <folder>",
      "with --queue: the folder all machines see (default: the one that holds every path)",
    )
    .option("--queue-all", "with --queue: send every file, not only what takes long to read")
    .action((paths: string[], options) =>
      choose(async (io) => (await import("./commands/ingest.ts")).ingest(paths, options, io)),
    );
  add("work", "read for an import on another machine")
    .requiredOption("--queue <address>", "the PostgreSQL database (postgres://…) of ingest --queue")
    .requiredOption("--root <folder>", "the folder that the importing machine sees, too")
    .option("--jobs <count>", "how many files are read at a time (default: the processor's cores)")
    .option("--once", "end when nothing waits any more")
    .action((options) =>
      choose(async (io) => (await import("./commands/work.ts")).work(options, io)),
    );
  add("queue", "show what stands in a queue, what died and why")
    .requiredOption("--queue <address>", "the PostgreSQL database (postgres://…) of ingest --queue")
    .option("--clean", "forget what waits, what died and results nobody took")
    .option(...json)
    .action((options) =>
      choose(async (io) => (await import("./commands/queue.ts")).queue(options, io)),
    );
  addReading("inspect", "show what a stage makes of files; nothing is stored")
    .argument("<file...>", "the files to read")
    .option("--stage <stage>", "document, rows or records", "records")
    .option(
      "--draw <folder>",
      "write a picture (SVG) of each page of a PDF, with what was found in it",
    )
    .option(...json)
    .option("--ocr <when>", ocrWords, "auto")
    .option("--ocr-cache <folder>", "where readings of pictures are kept (default: nowhere)")
    .option("--password <password>", "opens encrypted files")
    .action((files: string[], options) =>
      choose(async (io) => (await import("./commands/inspect.ts")).inspect(files, options, io)),
    );
  add("diff", "set councils side by side, or two reports")
    .argument("[council...]", "councils to compare; all in the archive if none is named")
    .option(...db)
    .option("--from <doc>", "the earlier report")
    .option("--to <doc>", "the later report")
    .option("--council <name>", "one council along all its reports")
    .option("--years <years>", "only these, such as 2008-09..2010-11")
    .option("--indicator <code>", "only this indicator")
    .option("--theme <theme>", "only indicators of this theme")
    .option("--measure <measure>", "only target or actual")
    .option("--only <which>", "comparable, or all")
    .option("--sort <by>", "gap, code or title")
    .option("--min-councils <count>", "only what at least so many councils report")
    .option("--nearest <count>", "beside one council, so many of its type, of its region first")
    .option("--format <format>", "text, json, csv, markdown or html", "text")
    .option("--json", "the same as --format json")
    .option("--exit-code", "exit with status 1 if there is a difference")
    .action((councils: string[], options) =>
      choose(async (io) => (await import("./commands/diff.ts")).diff(councils, options, io)),
    );
  add("check", "list what does not add up in the reports")
    .option(...db)
    .option("--doc <doc>", "only this report")
    .option("--council <name>", "only this council's reports")
    .option("--files", "list the files that need a look instead")
    .option("--asides", "list what was set aside with a code or figure and not understood instead")
    .option("--integrity", "say whether the archive is still what was written instead")
    .option("--doubtful", "list the records in doubt instead, worst first, with their evidence")
    .option(...json)
    .action((options) =>
      choose(async (io) => (await import("./commands/check.ts")).check(options, io)),
    );
  add("corrections", "print a file of corrections for the doubtful records, to be filled in")
    .argument("<what>", "template")
    .option(...db)
    .option("--doc <doc>", "only this report")
    .option("--council <name>", "only this council's reports")
    .option("--limit <count>", "how many records, the most doubtful first", "100")
    .action((what: string, options) =>
      choose(async (io) => {
        if (what !== "template") throw new WorkFailed(2, 'muniment corrections takes "template".');
        return (await import("./commands/corrections.ts")).correctionsTemplate(options, io);
      }),
    );
  add("search", "look for words, codes and figures in tables, commitments and prose")
    .argument(
      "<words...>",
      'what must all be there: words, codes (NI 63), figures, councils, years; "a phrase", begin*, one OR other',
    )
    .option(...db)
    .option("--council <name...>", "only reports of these councils")
    .option("--years <years>", "only reports that cover these, such as 2008-09..2010-11")
    .option("--kind <kind...>", "prose, observation, milestone or budget")
    .option("--copies", "also in copies of a report")
    .option("--limit <count>", "how many hits to show", "20")
    .option(...json)
    .action((words: string[], options) =>
      choose(async (io) => (await import("./commands/search.ts")).search(words, options, io)),
    );
  add("describe", "say what the archive's views hold, or what a view's columns mean")
    .argument("[view]", "a view, with or without its v_")
    .option(...db)
    .option(...json)
    .action((view: string | undefined, options) =>
      choose(async (io) => (await import("./commands/describe.ts")).describe(view, options, io)),
    );
  add("export", "write the archive's views to files")
    .option(...db)
    .requiredOption("--to <folder>", "where to write")
    .requiredOption(
      "--format <format>",
      "csv, json, ndjson, xlsx, parquet, datapackage or datasette",
    )
    .option("--council <name...>", "only reports of these councils")
    .option("--years <years>", "only reports that cover these, such as 2008-09..2010-11")
    .option("--kind <kind...>", "only observations, milestones or budget, beside the reports")
    .option("--copies", "also the records of copies of a report")
    .option("--partition <keys>", "lay Parquet apart in folders: council,year or one of them")
    .option("--no-guard", "leave text that a spreadsheet would run as a formula as it is")
    .action((options) =>
      choose(async (io) => (await import("./commands/export.ts")).exportArchive(options, io)),
    );
  add("merge", "make one archive of several that were imported apart")
    .argument("<archive...>", "the archives, two or more; they stay as they are")
    .requiredOption("--db <file>", "the new archive, or one of those to be merged")
    .option(...json)
    .action((archives: string[], options) =>
      choose(async (io) => (await import("./commands/merge.ts")).merge(archives, options, io)),
    );
  add("show", "show one record: every field, and where it was printed")
    .argument("<id>", "the record's id")
    .option(...db)
    .option("--open <path>", "write its table as HTML to this path, the cell framed")
    .option(
      "--file <report>",
      "with --open: the report's own file; a PDF's page is written as printed (.html) or as it was seen (.svg), any other whole as HTML",
    )
    .option(...json)
    .action((id: string, options) =>
      choose(async (io) => (await import("./commands/show.ts")).show(id, options, io)),
    );
  add("sql", "run a query; the archive is opened read-only")
    .argument("[query]", 'an SQL query, or use --file; "-" reads it from stdin')
    .option(...db)
    .option("--file <file>", "a file that holds the query")
    .option("--param <name=value...>", "values for the query's :names")
    .option("--format <format>", "table, csv, json or markdown", "table")
    .option(...json)
    .option("--csv", "print CSV")
    .option("--explain", "show how the query would be run instead")
    .option("--max-rows <count>", "stop after so many rows, and say so")
    .option("--max-time <seconds>", "stop after so long, and say so")
    .action((query: string | undefined, options) =>
      choose(async (io) => (await import("./commands/sql.ts")).sql(query, options, io)),
    );
  add("serve", "show the archive in a browser, each figure beside its page")
    .option(...db)
    .option(
      "--files <path...>",
      "the folders, files or zip archives the reports are in: their pages are shown as printed",
    )
    .option("--host <host>", "where to listen; other machines need the --token then", "127.0.0.1")
    .option("--port <number>", "the port to listen on; 0 for any that is free", "8765")
    .option("--token <token>", "what every request must bring")
    .option(
      "--corrections <file>",
      "take corrections and add them to this CSV file, for ingest --corrections",
    )
    .action((options) =>
      choose(async (io) => (await import("./commands/serve.ts")).serve(options, io)),
    );
  add("demo", "import the reports that come with muniment and compare three councils")
    .option("--db <file>", "where to put the archive", "demo.sqlite")
    .action((options) =>
      choose(async (io) => (await import("./commands/demo.ts")).demo(options, io)),
    );
  add("doctor", "say what protects this installation, and what is missing")
    .option(...json)
    .action((options) =>
      choose(async (io) => (await import("./commands/doctor.ts")).doctor(options, io)),
    );
  add("completion", "print a completion script for bash, zsh or fish")
    .argument("<shell>", "bash, zsh or fish")
    .action((shell: string) =>
      choose(async (io) => (await import("./commands/completion.ts")).completion(shell, io)),
    );
  program
    .command("complete [words...]", { hidden: true })
    .description("offer what the last of the words may become, for completion scripts")
    .allowUnknownOption()
    .action((words: string[]) =>
      choose(async (io) =>
        (await import("./commands/complete.ts")).complete(words, visible(program), io),
      ),
    );
  return program;
}

/** The program as its help lists it. */
const visible = (program: Command) => ({
  commands: program.commands.filter((command) => command.name() !== "complete"),
  options: program.options,
  name: () => program.name(),
  description: () => program.description(),
});
