import { WorkFailed } from "../problem.ts";
import type { Io } from "./io.ts";

/** What a completion asks of a command. */
interface CommandTree {
  readonly commands: readonly CommandTree[];
  readonly options: readonly {
    readonly long?: string | null | undefined;
    readonly description: string;
  }[];
  name(): string;
  description(): string;
}

/** A command and its options, as a shell completes them. */
interface Completed {
  readonly name: string;
  readonly description: string;
  readonly options: readonly { readonly flag: string; readonly description: string }[];
}

const shells: Readonly<Record<string, (commands: readonly Completed[]) => string>> = {
  bash,
  zsh,
  fish,
};

/** Prints a completion script, made from the commands themselves. */
export async function completion(shell: string, program: CommandTree, io: Io): Promise<number> {
  const write = shells[shell];
  if (!write)
    throw new WorkFailed(
      2,
      `There is no completion for "${shell}"; there is for ${Object.keys(shells).join(", ")}.`,
    );
  io.out(write(completedOf(program)));
  return 0;
}

const completedOf = (program: CommandTree): Completed[] =>
  program.commands.map((command) => ({
    name: command.name(),
    description: firstSentence(command.description()),
    options: command.options.map(({ long, description }) => ({
      flag: long ?? "",
      description: firstSentence(description),
    })),
  }));

const firstSentence = (text: string): string =>
  (text.split(/[;:]/)[0] ?? "").replace(/["'`\\$]/g, "");

function bash(commands: readonly Completed[]): string {
  const cases = commands.map(
    ({ name, options }) =>
      `    ${name}) words="${options.map(({ flag }) => flag).join(" ")} --help" ;;`,
  );
  return `# eval "$(muniment completion bash)"
_muniment() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words
  case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
    *) words="${commands.map(({ name }) => name).join(" ")}" ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${commands.map(({ name }) => name).join(" ")}"; fi
  COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
}
complete -o filenames -F _muniment muniment
`;
}

function zsh(commands: readonly Completed[]): string {
  const names = commands.map(({ name, description }) => `    '${name}:${description}'`);
  const cases = commands.map(
    ({ name, options }) =>
      `    ${name}) _arguments ${options.map(({ flag, description }) => `'${flag}[${description.replace(/[[\]]/g, "")}]'`).join(" ")} '*:file:_files' ;;`,
  );
  return `#compdef muniment
# eval "$(muniment completion zsh)"
_muniment() {
  local -a commands
  commands=(
${names.join("\n")}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  case "$words[2]" in
${cases.join("\n")}
  esac
}
compdef _muniment muniment
`;
}

function fish(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, description, options }) => [
    `complete -c muniment -n __fish_use_subcommand -a ${name} -d '${description}'`,
    ...options.map(
      ({ flag, description: text }) =>
        `complete -c muniment -n '__fish_seen_subcommand_from ${name}' -l ${flag.replace(/^--/, "")} -d '${text}'`,
    ),
  ]);
  return `# muniment completion fish | source\n${lines.join("\n")}\n`;
}
