/** A file's name as bytes to text that can be shown and stored: what is no plain text in it is escaped. */

/** Reordering and invisible characters: a name must not look like another one. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/;
const control = /\p{Cc}/u;
const short: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\\": "\\\\",
};

/** `caf\xe9` for a byte that is no UTF-8, `\n` for a line feed, `\u202e` for an override; a backslash doubles, so that no two names meet. */
export function shownName(name: Uint8Array): string {
  let shown = "";
  for (let at = 0; at < name.length; ) {
    const length = sequenceLength(name, at);
    if (length === 0) {
      shown += `\\x${hex(name[at] ?? 0, 2)}`;
      at += 1;
      continue;
    }
    shown += shownCharacter(Buffer.from(name.subarray(at, at + length)).toString("utf8"));
    at += length;
  }
  return shown;
}

const hex = (value: number, width: number): string => value.toString(16).padStart(width, "0");

function shownCharacter(character: string): string {
  const known = short[character];
  if (known !== undefined) return known;
  if (control.test(character)) return `\\x${hex(character.charCodeAt(0), 2)}`;
  return invisible.test(character) ? `\\u${hex(character.charCodeAt(0), 4)}` : character;
}

/** Bytes of the UTF-8 character that starts here; 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  const piece = Buffer.from(bytes.subarray(at, at + length));
  return Buffer.from(piece.toString("utf8"), "utf8").equals(piece) ? length : 0;
}
