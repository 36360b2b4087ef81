import { Command, CommanderError } from "commander";

/** Where a command prints. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** argv to a command and its exit status; each command is loaded only when it is called. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const program = new Command("muniment").version("0.1.0").exitOverride();
  program.configureOutput({ writeOut: io.out, writeErr: io.err });
  let status = 0;
  program
    .command("inspect")
    .argument("<file...>")
    .requiredOption("--stage <stage>", "document, rows or records")
    .option("--json")
    .option("--password <password>")
    .action(async (files: string[], options) => {
      status = await (await import("./commands/inspect.ts")).inspect(files, options, io);
    });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}
