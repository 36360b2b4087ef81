/** A part of a MIME message, unpacked. */
export interface MimePart {
  readonly type: string;
  readonly charset: string | undefined;
  /** Where its page knows it from, as it is written; `""` where that is not said. */
  readonly location: string;
  /** `<id>` without its brackets. */
  readonly id: string;
  readonly content: Uint8Array;
}

/** Parts within parts, and parts of one file, beyond which no web page goes. */
const mostDeep = 8;
const mostParts = 5_000;

/** The parts of a message that hold something, in order; one that only holds others gives those. */
export function readMime(message: string): MimePart[] {
  const parts: MimePart[] = [];
  addParts(message, 0, parts);
  return parts;
}

function addParts(part: string, depth: number, to: MimePart[]): void {
  if (to.length >= mostParts) return;
  const { headers, body } = splitHeaders(part);
  const kind = headers.get("content-type") ?? "";
  const boundary = parameter(kind, "boundary");
  if (/^\s*multipart\//i.test(kind) && boundary !== undefined && depth < mostDeep) {
    for (const inner of splitParts(body, boundary)) addParts(inner, depth + 1, to);
    return;
  }
  to.push({
    type: kind.split(";")[0]?.trim().toLowerCase() ?? "",
    charset: parameter(kind, "charset"),
    location: (headers.get("content-location") ?? "").trim(),
    id: (headers.get("content-id") ?? "").trim().replace(/^<|>$/g, ""),
    content: unpack(body, (headers.get("content-transfer-encoding") ?? "").trim().toLowerCase()),
  });
}

/** Headers end at the first empty line; one goes on in lines that begin with a blank. */
function splitHeaders(part: string): { headers: Map<string, string>; body: string } {
  const end = /\r?\n\r?\n/.exec(part);
  const head = end === null ? part : part.slice(0, end.index);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1));
  }
  return { headers, body: end === null ? "" : part.slice(end.index + end[0].length) };
}

const parameter = (header: string, name: string): string | undefined =>
  new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, "i")
    .exec(header)
    ?.slice(1)
    .find((value) => value !== undefined);

/** What stands between lines that name the boundary; a last part that does not end goes on to the end. */
function splitParts(body: string, boundary: string): string[] {
  const mark = `--${boundary}`;
  const parts: string[] = [];
  let from: number | undefined;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== "\n") continue;
    if (from !== undefined) parts.push(body.slice(from, at).replace(/\r?\n$/, ""));
    const after = at + mark.length;
    if (body.startsWith("--", after)) return parts;
    const lineEnd = body.indexOf("\n", after);
    from = lineEnd < 0 ? body.length : lineEnd + 1;
  }
  if (from !== undefined) parts.push(body.slice(from));
  return parts;
}

function unpack(body: string, encoding: string): Uint8Array {
  if (encoding === "base64") return Uint8Array.from(Buffer.from(body, "base64"));
  const text =
    encoding === "quoted-printable"
      ? body
          .replace(/(?<![ \t])[ \t]+(?=\r?\n)/g, "")
          .replace(/=\r?\n/g, "")
          .replace(/=([0-9a-f]{2})/gi, (_, code: string) =>
            String.fromCharCode(Number.parseInt(code, 16)),
          )
      : body;
  return Uint8Array.from(Buffer.from(text, "latin1"));
}
