import { WorkFailed } from "../problem.ts";
import { printable } from "../render/text.ts";
import type { Io } from "./io.ts";

// Each asks `muniment complete` for the words; none runs what is typed or offered through `eval` or `compgen -W`,
// which would run a report's name as code.
const shells: Readonly<Record<string, string>> = {
  bash: `# eval "$(muniment completion bash)"
_muniment() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    if [ "$line" = ":files" ]; then
      compopt -o default 2>/dev/null
    else
      COMPREPLY+=("$(printf '%q' "\${line%%$'\\t'*}")")
    fi
  done < <(muniment complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _muniment muniment
`,
  zsh: `#compdef muniment
# eval "$(muniment completion zsh)"
_muniment() {
  local line files=
  local -a found
  while IFS= read -r line; do
    if [[ "$line" == ":files" ]]; then
      files=1
    else
      found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
    fi
  done < <(muniment complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  (( $#found )) && _describe -t muniment 'muniment' found
  [[ -n "$files" ]] && _files
  return 0
}
compdef _muniment muniment
`,
  fish: `# muniment completion fish | source
function __muniment_complete
  set -l typed (commandline -opc) (commandline -ct)
  for line in (muniment complete -- $typed[2..-1] 2>/dev/null)
    if test "$line" = ":files"
      __fish_complete_path (commandline -ct)
    else
      echo $line
    end
  end
end
complete -c muniment -e
complete -c muniment -f -a '(__muniment_complete)'
`,
};

/** Prints a completion script; what it offers the program itself says, word by word. */
export async function completion(shell: string, io: Io): Promise<number> {
  const script = shells[shell];
  if (script === undefined)
    throw new WorkFailed(
      2,
      `There is no completion for "${printable(shell)}"; there is for ${Object.keys(shells).join(", ")}.`,
    );
  io.out(script);
  return 0;
}
