/** Drawing states saved one right after another; each costs pdf.js a look through all before it. */
const mostSaved = 64;

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** `q q q q …`: all but the first few. */
export function saveCrowds(file: Buffer): Stretch[] {
  const crowds: Stretch[] = [];
  for (const separator of [" ", "\n"]) {
    const run = `q${separator}`.repeat(mostSaved);
    for (let at = file.indexOf(run); at >= 0; at = file.indexOf(run, at)) {
      const from = at + run.length;
      let to = from;
      while (file[to] === 0x71 && (file[to + 1] === 0x20 || file[to + 1] === 0x0a)) to += 2;
      if (to > from) crowds.push({ from, to });
      at = to;
    }
  }
  return crowds;
}
