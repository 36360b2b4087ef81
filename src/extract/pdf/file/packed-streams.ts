import { deflateSync, inflateRawSync, inflateSync } from "node:zlib";
import { saveCrowds } from "./save-crowds.ts";

/** A page's drawing has at most some megabytes: what inflates to more is not checked (bytes). */
const mostInflated = 1 << 24;
/** What all streams of a file may inflate to before checking ends: a bomb is not worth its time (bytes). */
const mostInflatedInAll = 200 << 20;
/** Every stream costs some microseconds, however small: the largest honest report has some thousands. */
const mostStreams = 50_000;
/** A stream's dictionary stands this close before it (characters). */
const longestDictionary = 2000;
/** A picture may be a traffic light as long as it is small; larger ones hold nothing that is read (bytes, packed). */
const largestPicture = 1 << 16;
/** Drawings pack to a tenth; what is this many times its packed size, and larger than that, is a bomb. */
const bombRatio = 100;
const bombSize = 8_000_000;
const picture = /\/Subtype\s*\/Image\b/;
const flates = /\/Filter\s*(?:\[\s*((?:\/FlateDecode\s*)+)\]|(\/FlateDecode\b))/;

const nothing = Buffer.alloc(0);

/** Bytes to stand in the place of others of the same number. */
export interface Replacement {
  readonly from: number;
  readonly bytes: Buffer;
}

export interface PackedStreams {
  /** Objects whose stream does not match its own checksum, which pdf.js does not look at. */
  readonly damaged: readonly string[];
  /** Streams that would cost pdf.js minutes or all memory, as they can be borne: emptied, or without what they repeat. */
  readonly replacements: readonly Replacement[];
  /** How many of them are emptied. */
  readonly bombs: number;
}

/** Every packed stream of a file unpacked once, as far as is safe, to know those that are not what they should be. */
export function surveyStreams(bytes: Uint8Array): PackedStreams {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const damaged: string[] = [];
  const replacements: Replacement[] = [];
  let bombs = 0;
  // Encrypted streams are checked by nothing that could be seen from here.
  if (file.includes("/Encrypt")) return { damaged, replacements, bombs };
  let inflated = 0;
  let streams = 0;
  let at = file.indexOf("stream");
  while (at >= 0 && inflated < mostInflatedInAll && streams < mostStreams) {
    const from = dataStart(file, at);
    if (from === undefined) {
      at = file.indexOf("stream", at + 6);
      continue;
    }
    const end = file.indexOf("endstream", from);
    if (end < 0) break;
    const { id, dictionary } = objectBefore(file, at);
    const layers = countLayers(dictionary);
    const room = end - from;
    const isPicture = picture.test(dictionary);
    if (id !== undefined && layers > 0 && !(isPicture && room > largestPicture)) {
      const data = inflate(file.subarray(from, end), layers);
      const length = data === "too large" ? mostInflated : (data?.length ?? 0);
      const isBomb = !isPicture && length > bombSize && length > bombRatio * room;
      const borne = isBomb ? nothing : Buffer.isBuffer(data) ? withoutCrowds(data) : undefined;
      const bytes = borne && packed(borne, layers, room);
      if (bytes !== undefined) replacements.push({ from, bytes });
      if (isBomb) bombs += 1;
      if (data === undefined && layers === 1) damaged.push(id);
      inflated += length;
      streams += 1;
    }
    at = file.indexOf("stream", end + 9);
  }
  return { damaged, replacements, bombs };
}

/** How often a stream is packed; 0 where it is not, or in other ways. */
function countLayers(dictionary: string): number {
  const [, several, one] = flates.exec(dictionary) ?? [];
  return (several ?? one)?.split("/").slice(1).length ?? 0;
}

/** Where the data begin after the word `stream`; absent where the word begins none. */
function dataStart(file: Buffer, at: number): number | undefined {
  const isAfterDictionary = />>\s*$/.test(file.toString("latin1", Math.max(0, at - 8), at));
  const lineEnd = /^(?:\r\n|\n|\r)/.exec(file.toString("latin1", at + 6, at + 8))?.[0];
  return isAfterDictionary && lineEnd !== undefined ? at + 6 + lineEnd.length : undefined;
}

/** The object whose dictionary ends before a stream. */
function objectBefore(file: Buffer, at: number): { id: string | undefined; dictionary: string } {
  const before = file.toString("latin1", Math.max(0, at - longestDictionary), at);
  const start = Math.max(0, before.lastIndexOf(" obj") - 16);
  const [, id, dictionary = ""] = /(?<!\d)(\d+ \d+) obj(.*)$/s.exec(before.slice(start)) ?? [];
  return { id, dictionary };
}

/** A stream unpacked, as often as it is packed; absent where it breaks off or does not match its checksum. */
function inflate(stream: Buffer, layers: number): Buffer | "too large" | undefined {
  let data = stream;
  for (let layer = 0; layer < layers; layer += 1) {
    const inner = inflateOnce(data);
    if (!Buffer.isBuffer(inner)) return inner;
    data = inner;
  }
  return data;
}

function inflateOnce(stream: Buffer): Buffer | "too large" | undefined {
  const options = { maxOutputLength: mostInflated };
  try {
    return inflateSync(stream, options);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE") return "too large";
    // What is not deflated at all is another's to judge.
    if (message === "incorrect header check") return nothing;
    if (code !== "Z_BUF_ERROR") return undefined;
  }
  try {
    // A checksum that is missing is a habit of some producers.
    return inflateRawSync(stream.subarray(2), options);
  } catch {
    return undefined;
  }
}

/** Data packed anew into the room there is; absent where they do not go in. */
function packed(data: Buffer, layers: number, room: number): Buffer | undefined {
  let bytes = data;
  for (let layer = 0; layer < layers; layer += 1) bytes = deflateSync(bytes, { level: 9 });
  return bytes.length > room ? undefined : Buffer.concat([bytes], room);
}

/** A drawing without its runs of saved states; absent where it has none. */
function withoutCrowds(data: Buffer): Buffer | undefined {
  const crowds = saveCrowds(data);
  if (crowds.length === 0) return undefined;
  const ends = [0, ...crowds.map(({ to }) => to)];
  const begins = [...crowds.map(({ from }) => from), data.length];
  return Buffer.concat(ends.map((end, index) => data.subarray(end, begins[index])));
}
