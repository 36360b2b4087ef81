import { inflateSync } from "node:zlib";

/** Object streams hold some hundred small objects: what inflates to more is none (bytes). */
const mostInflated = 1 << 23;
/** A stream's dictionary is no longer than this (bytes). */
const longestDictionary = 2000;

/** The objects in a file's object streams (ISO 32000-1, 7.5.7), each as last written, as far as they can be unpacked. */
export function packedObjects(file: Buffer): ReadonlyMap<string, string> {
  const objects = new Map<string, string>();
  const key = "/ObjStm";
  for (let at = file.indexOf(key); at >= 0; at = file.indexOf(key, at + key.length)) {
    const from = file.lastIndexOf(" obj", at);
    const word = file.indexOf("stream", at);
    const end = file.indexOf("endstream", word);
    if (from < 0 || end < 0 || word - from > longestDictionary) continue;
    const dictionary = file.toString("latin1", from, word);
    const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1]);
    const isPlain = /\/Filter\s*\[?\s*\/FlateDecode\s*\]?\s*(?:\/(?!DecodeParms)|>)/.test(
      dictionary,
    );
    const start = word + 6 + (file[word + 6] === 0x0d ? 2 : 1);
    const data = isPlain && first > 0 ? inflate(file.subarray(start, end)) : undefined;
    if (data !== undefined) addObjects(data, first, objects);
  }
  return objects;
}

function inflate(packed: Buffer): string | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: mostInflated }).toString("latin1");
  } catch {
    // What its objects are cannot be known.
    return undefined;
  }
}

/** `7 0 9 41 …`: objects' numbers and where they begin behind the first. */
function addObjects(data: string, first: number, objects: Map<string, string>): void {
  const places = [...data.slice(0, first).matchAll(/(?<!\d)(\d+)\s+(\d+)/g)];
  for (const [index, [, number, offset]] of places.entries()) {
    const next = places[index + 1]?.[2];
    const end = next === undefined ? data.length : first + Number(next);
    objects.set(`${number} 0`, data.slice(first + Number(offset), end));
  }
}
