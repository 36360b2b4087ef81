import { isReference } from "../../printed/code.ts";

const reference = "[A-Z]{1,5}[ /.-]?\\d{1,4}(?:[./-]\\d{1,3})?[a-z]?";
/** One letter with its number right behind it may be a road: `A57 Link road`. */
const leading = new RegExp(`^(?![A-Z]\\d)(${reference})\\s?[:–-]?\\s(?=[A-Z%][a-z ])`);
const bracketed = new RegExp(`[a-z)]\\s?\\((${reference})\\)$`);

/** `HN/05 Net weekly cost of a day centre place`, `Tenant satisfaction score (LOC-003)`: a name with a code of the report's own. */
export function isCodedTitle(text: string): boolean {
  const code = (leading.exec(text) ?? bracketed.exec(text))?.[1];
  return code !== undefined && isReference(code);
}
