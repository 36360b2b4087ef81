import type { Format } from "../document.ts";
import type { ProblemCode } from "../problem.ts";
import { wideEncoding } from "./encoding.ts";
import { mostZipMembers, openZip } from "./zip.ts";

/** What a file is, in a word for programs and in one for people. */
export interface Sniffed {
  readonly format: Format;
  /** `a Word 97-2003 document`. */
  readonly name: string;
  /** Why it cannot be read, where its format is `unknown`. */
  readonly code?: ProblemCode;
  /** What a clerk may do about it. */
  readonly advice?: string;
}

const headLength = 4096;
/** A PDF's header is looked for this far in, where the bytes are of no other format. */
const lateHeader = 65_536;
/** A PDF that lost its beginning opens with one of its objects; what is left of it is the PDF reader's to judge. */
const headlessPdf = /^\s*\d{1,10} \d{1,5} obj\b/;
const localHeader = "PK\x03\x04";
const emptyArchive = "PK\x05\x06";

interface Signature {
  readonly name: string;
  readonly starts: string;
  readonly advice?: string;
}

/** Formats that are known by their first bytes (as Latin-1) but not read. */
const unsupported: readonly Signature[] = [
  { name: "a Word 2 document", starts: "\xdb\xa5\x2d\x00", advice: "Save it as .docx." },
  { name: "a Word for DOS or Write document", starts: "\x31\xbe\x00\x00" },
  { name: "a WordPerfect document", starts: "\xffWPC", advice: "Save it as .docx." },
  { name: "a gzip archive", starts: "\x1f\x8b", advice: "Unpack it first." },
  { name: "a 7-Zip archive", starts: "7z\xbc\xaf\x27\x1c", advice: "Unpack it first." },
  { name: "a RAR archive", starts: "Rar!\x1a\x07", advice: "Unpack it first." },
  { name: "a PNG picture", starts: "\x89PNG" },
  { name: "a JPEG picture", starts: "\xff\xd8\xff" },
  { name: "a GIF picture", starts: "GIF8" },
  { name: "a TIFF picture", starts: "II*\x00" },
  { name: "a TIFF picture", starts: "MM\x00*" },
  { name: "a PostScript file", starts: "%!PS" },
];

/** What a package is, by the name of a member. */
const packages: readonly { readonly name: string; readonly member: RegExp }[] = [
  { name: "an Excel workbook (.xlsx)", member: /^xl\/workbook/i },
  { name: "a PowerPoint presentation (.pptx)", member: /^ppt\/presentation/i },
  { name: "a Visio drawing (.vsdx)", member: /^visio\/document/i },
  { name: "an OpenDocument file, but no text", member: /^META-INF\/manifest\.xml$/ },
];

/** Main streams of the programs that share the compound file of Word 97. */
const compounds: readonly { readonly name: string; readonly stream: string }[] = [
  { name: "an Excel 97-2003 workbook (.xls)", stream: "Workbook" },
  { name: "a PowerPoint 97-2003 presentation (.ppt)", stream: "PowerPoint Document" },
  { name: "an Outlook message (.msg)", stream: "__properties_version1.0" },
  { name: "a Publisher document (.pub)", stream: "Quill" },
  { name: "a Microsoft Works document (.wps)", stream: "MatOST" },
];

const unread = (name: string, advice = "Save it as .docx or PDF."): Sniffed => ({
  format: "unknown",
  code: "file-unsupported",
  name,
  advice,
});

/** What a file is, by its bytes and never by its name. */
export function sniff(bytes: Uint8Array): Sniffed {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, headLength));
  if (head.slice(0, 1024).includes("%PDF-")) return { format: "pdf", name: "a PDF" };
  if (head.startsWith(localHeader) || head.startsWith(emptyArchive)) return sniffPackage(bytes);
  if (head.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return sniffCompound(bytes);
  if (/^\s*\{\\rtf/.test(head)) return { format: "rtf", name: "a Rich Text Format document" };
  const signature = unsupported.find(({ starts }) => head.startsWith(starts));
  if (signature !== undefined) return unread(signature.name, signature.advice);
  const wide = wideEncoding(bytes);
  if (wide !== undefined) {
    return sniffText(new TextDecoder(wide).decode(bytes.subarray(0, headLength)));
  }
  const text = sniffText(head.replace(/^\xef\xbb\xbf/, ""));
  // Mail gateways and web servers put their own bytes in front.
  if (text.format === "unknown" && hasLateHeader(bytes)) return { format: "pdf", name: "a PDF" };
  if (headlessPdf.test(head)) return { format: "pdf", name: "a PDF" };
  return text;
}

const hasLateHeader = (bytes: Uint8Array): boolean =>
  new TextDecoder("latin1").decode(bytes.subarray(0, lateHeader)).includes("%PDF-");

export const sniffFormat = (bytes: Uint8Array): Format => sniff(bytes).format;

function sniffText(head: string): Sniffed {
  if (isMhtml(head)) return { format: "html", name: "a web archive (MHTML)" };
  if (/^\s*<\?xml[\s\S]*?(<\?mso-application progid="Word|<w:wordDocument)/.test(head)) {
    return { format: "wordml", name: "a Word 2003 XML document" };
  }
  if (/^\s*<\?xml[\s\S]*?<pkg:package/.test(head)) return unread("a flat Word XML package");
  if (/^\s*<\?xml[\s\S]*?<office:document\s/.test(head)) {
    const isFlatText = head.includes("opendocument.text");
    return isFlatText
      ? { format: "odt", name: "a flat OpenDocument text" }
      : unread("a flat OpenDocument file, but no text");
  }
  if (/<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(head) || isFragment(head)) {
    return { format: "html", name: "a web page (HTML)" };
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells noise from text
  if (/[\x00-\x08\x0e-\x1a]/.test(head)) {
    return { format: "unknown", code: "file-unrecognised", name: "of no format that is known" };
  }
  return { format: "text", name: "plain text" };
}

/** A page without its outer tags; text extracted from a report may hold left-over tags further down. */
const isFragment = (head: string): boolean =>
  /^\s*(<!--[\s\S]*?-->\s*)*<(table|div|p|h[1-6]|meta|title|style|font|center)[\s>]/i.test(head);

export const isWebArchive = (bytes: Uint8Array): boolean =>
  isMhtml(new TextDecoder("latin1").decode(bytes.subarray(0, headLength)));

// A carriage return is matched by one part only: with two that could, a file of them took for ever.
const isMhtml = (head: string): boolean =>
  /^(?:\S[^\n]*\n|[ \t][^\n]*\n)*?mime-version\s*:/i.test(head) &&
  /content-type\s*:\s*(multipart\/related|text\/html)/i.test(head);

/** An OpenDocument package begins with its kind, unpacked. */
const openDocumentKind =
  /^.{26,40}mimetypeapplication\/vnd\.(oasis\.opendocument|sun\.xml)\.([a-z-]+)/s;

function sniffPackage(bytes: Uint8Array): Sniffed {
  const names = memberNames(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const kind = openDocumentKind.exec(head);
  const isText = kind === null ? names.includes("content.xml") : kind[2]?.startsWith("text");
  // One that says it is a text and has no content was cut short: its reader says so.
  if (isText && kind?.[1] !== "sun.xml") {
    return { format: "odt", name: "an OpenDocument text" };
  }
  if (kind !== null) return unread("an OpenDocument file, but no text that is read");
  if (names.some((name) => /^\/?word[/\\]/i.test(name) || name === "[Content_Types].xml")) {
    const other = packages.find(({ member }) => names.some((name) => member.test(name)));
    const isWord = names.some((name) => /^\/?word[/\\]document/i.test(name));
    return isWord || other === undefined
      ? { format: "docx", name: "a Word document" }
      : unread(other.name);
  }
  const other = packages.find(({ member }) => names.some((name) => member.test(name)));
  if (other !== undefined) return unread(other.name);
  if (names.length === 0) return unread("an empty or broken zip archive", "Nothing is in it.");
  return unread("a zip archive that is no Word document", "Unpack it first.");
}

/** Names from the directory; of a package that was cut short, those that its local headers still show. */
function memberNames(bytes: Uint8Array): string[] {
  try {
    return openZip(bytes, { members: mostZipMembers }).members.map((member) => member.name);
  } catch {
    return localNames(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
}

function localNames(buffer: Buffer): string[] {
  const names: string[] = [];
  let at = buffer.indexOf(localHeader);
  while (at >= 0 && at + 30 <= buffer.length) {
    names.push(buffer.toString("latin1", at + 30, at + 30 + buffer.readUInt16LE(at + 26)));
    at = buffer.indexOf(localHeader, at + 30);
  }
  return names;
}

function sniffCompound(bytes: Uint8Array): Sniffed {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Names of streams may be in capitals or not; some programs write all of one case.
  const holds = (stream: string): boolean =>
    [stream, stream.toLowerCase(), stream.toUpperCase()].some((name) =>
      buffer.includes(Buffer.from(name, "utf16le")),
    );
  if (holds("EncryptedPackage")) {
    return {
      format: "unknown",
      code: "file-encrypted",
      name: "an Office document that is locked by a password",
      advice: "Save it without one.",
    };
  }
  if (holds("WordDocument")) return { format: "doc", name: "a Word 97-2003 document" };
  const other = compounds.find(({ stream }) => holds(stream));
  return unread(other?.name ?? "a compound file of a program that is not known");
}

/** The names that each format usually goes by. */
const extensions: Readonly<Partial<Record<Format, readonly string[]>>> = {
  pdf: ["pdf"],
  docx: ["docx", "docm", "dotx", "dotm"],
  doc: ["doc", "dot"],
  html: ["html", "htm", "xhtml", "shtml", "mht", "mhtml"],
  rtf: ["rtf"],
  odt: ["odt", "ott", "fodt"],
  wordml: ["xml"],
  text: ["txt", "text", "md"],
};

/** The extension, where it names another format than the bytes: `report.doc` that is HTML. */
export function misnamed(file: string, format: Format): string | undefined {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(file)?.[1]?.toLowerCase();
  if (extension === undefined || extensions[format]?.includes(extension)) return undefined;
  const isKnown = Object.values(extensions).some((names) => names.includes(extension));
  return isKnown ? extension : undefined;
}
