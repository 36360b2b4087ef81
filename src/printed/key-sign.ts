/** A key's sign or word without what parts it from its meaning: `Green =`, `G –`, `On target:`. */
export const keySign = (printed: string): string =>
  printed.replace(/(?<![\s:=–-])[\s:=–-]+$/g, "").toLowerCase();
