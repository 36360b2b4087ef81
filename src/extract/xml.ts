import { isAscii } from "node:buffer";
import { SaxesParser } from "saxes";

/** An element with its names in the usual prefixes, whatever prefixes the producer chose. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

type XmlNode = XmlElement | string;

/** What a reader of a long part is told; leaves arrive as whole small trees. */
export interface XmlVisitor {
  readonly isLeaf: (name: string) => boolean;
  /** Elements that say nothing to the reader: neither they nor what they hold are handed on. */
  readonly ignored?: ReadonlySet<string>;
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly leaf: (element: XmlElement) => void;
}

/** Why a part could not be read to its end, if it could not. */
export interface XmlEnd {
  readonly fault?: string;
  /** True where elements deeper than the limit were left out. */
  readonly tooDeep: boolean;
  /** Characters that XML forbids were left out. */
  readonly badCharacters: boolean;
}

const strict = "http://purl.oclc.org/ooxml/";
const oasis = "urn:oasis:names:tc:opendocument:xmlns:";
const transitional = "http://schemas.openxmlformats.org/";

/** Transitional and strict names of one namespace, and Word 2003's, share a prefix. */
const prefixes: Readonly<Record<string, string>> = {
  [`${transitional}wordprocessingml/2006/main`]: "w:",
  [`${strict}wordprocessingml/main`]: "w:",
  "http://schemas.microsoft.com/office/word/2003/wordml": "w:",
  "http://schemas.microsoft.com/office/word/2003/auxHint": "wx:",
  "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps:",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg:",
  [`${transitional}drawingml/2006/wordprocessingDrawing`]: "wp:",
  [`${strict}drawingml/wordprocessingDrawing`]: "wp:",
  [`${transitional}spreadsheetml/2006/main`]: "x:",
  [`${strict}spreadsheetml/main`]: "x:",
  [`${transitional}drawingml/2006/main`]: "a:",
  [`${strict}drawingml/main`]: "a:",
  [`${transitional}drawingml/2006/picture`]: "pic:",
  [`${strict}drawingml/picture`]: "pic:",
  [`${transitional}drawingml/2006/chart`]: "c:",
  [`${strict}drawingml/chart`]: "c:",
  [`${transitional}drawingml/2006/diagram`]: "dgm:",
  [`${strict}drawingml/diagram`]: "dgm:",
  [`${transitional}officeDocument/2006/relationships`]: "r:",
  [`${strict}officeDocument/relationships`]: "r:",
  [`${transitional}package/2006/relationships`]: "rel:",
  [`${transitional}package/2006/content-types`]: "ct:",
  [`${transitional}markup-compatibility/2006`]: "mc:",
  "urn:schemas-microsoft-com:vml": "v:",
  "urn:schemas-microsoft-com:office:office": "o:",
  "http://schemas.microsoft.com/aml/2001/core": "aml:",
  "http://schemas.microsoft.com/office/2006/xmlPackage": "pkg:",
  "http://www.w3.org/1999/xlink": "xlink:",
  [`${oasis}office:1.0`]: "office:",
  [`${oasis}style:1.0`]: "style:",
  [`${oasis}text:1.0`]: "text:",
  [`${oasis}table:1.0`]: "table:",
  [`${oasis}drawing:1.0`]: "draw:",
  [`${oasis}form:1.0`]: "form:",
  [`${oasis}xsl-fo-compatible:1.0`]: "fo:",
  [`${oasis}svg-compatible:1.0`]: "svg:",
  [`${oasis}manifest:1.0`]: "manifest:",
  "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0": "field:",
  "http://www.w3.org/XML/1998/namespace": "xml:",
};

class Refused extends Error {}

/** Deeper than this no honest document goes: a table in a table takes six elements. */
const elementsPerNesting = 6;

/** Reads a part from its first to its last element; never throws, says where it had to stop. */
export function visitXml(bytes: Uint8Array, visitor: XmlVisitor, nesting: number): XmlEnd {
  const parser = new SaxesParser({ xmlns: false });
  const namespaces = createNamespaces();
  const limit = nesting * elementsPerNesting;
  let depth = 0;
  let tooDeep = false;
  let badCharacters = false;
  /** Open elements that are ignored, with the outermost of them. */
  let ignored = 0;
  const tree: { name: string; attributes: Record<string, string>; children: XmlNode[] }[] = [];
  const binaries: Binary[] = [];
  const add = (text: string): void => {
    if (ignored > 0) return;
    const holder = tree.at(-1);
    const binary = binaries[Number(placeholder.exec(text)?.[1] ?? -1)];
    if (binary !== undefined && holder !== undefined && isBinary.test(holder.name)) {
      holder.children.push(latin1(bytes, binary.start, binary.end));
      return;
    }
    // The parser leaves a reference to a forbidden character as it is written.
    holder?.children.push(badCharacters ? text.replace(/&#x?[0-9a-f]+;/gi, "") : text);
  };
  parser.on("doctype", () => {
    throw new Refused("it declares a document type, which no document does");
  });
  parser.on("error", (error) => {
    if (!/character/i.test(error.message)) throw new Refused(error.message);
    badCharacters = true;
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (ignored > 0 || visitor.ignored?.has(namespaces.nameOf(tag.name))) {
      ignored += 1;
      return;
    }
    const { name, attributes } = namespaces.enter(tag.name, tag.attributes);
    if (depth > limit) tooDeep = true;
    else if (tree.length > 0 || visitor.isLeaf(name)) {
      const element = { name, attributes, children: [] };
      tree.at(-1)?.children.push(element);
      tree.push(element);
    } else visitor.open(name, attributes);
  });
  parser.on("closetag", () => {
    depth -= 1;
    if (ignored > 0) {
      ignored -= 1;
      return;
    }
    const name = namespaces.leave();
    if (depth >= limit) return;
    const element = tree.pop();
    if (element === undefined) visitor.close(name);
    else if (tree.length === 0) visitor.leaf(element);
  });
  parser.on("text", add);
  parser.on("cdata", add);
  try {
    for (const piece of decodePieces(bytes, binaries)) parser.write(piece);
    parser.close();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { fault: error.message, tooDeep, badCharacters };
  }
  return { tooDeep, badCharacters };
}

/** A small part as one tree; `undefined` where it is no well-formed XML. */
export function parseXml(
  bytes: Uint8Array,
  nesting: number,
  ignored?: ReadonlySet<string>,
): XmlElement | undefined {
  let root: XmlElement | undefined;
  const nothing = (): void => {};
  const visitor = {
    ...(ignored === undefined ? {} : { ignored }),
    isLeaf: () => true,
    open: nothing,
    close: nothing,
    leaf: (element: XmlElement) => {
      root = element;
    },
  };
  return visitXml(bytes, visitor, nesting).fault === undefined ? root : undefined;
}

/** Gives a tree to a visitor as if it had been read from the part. */
export function visitTree(element: XmlElement, visitor: XmlVisitor): void {
  if (visitor.isLeaf(element.name)) {
    visitor.leaf(element);
    return;
  }
  visitor.open(element.name, element.attributes);
  for (const child of element.children) if (typeof child !== "string") visitTree(child, visitor);
  visitor.close(element.name);
}

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== "string";

export const childrenNamed = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter(isElement).filter((child) => child.name === name);

export const childNamed = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child): child is XmlElement => isElement(child) && child.name === name);

/** The attribute of a child element: `valueIn(properties, "w:pStyle")` reads its `w:val`. */
export const valueIn = (
  element: XmlElement | undefined,
  child: string,
  attribute = "w:val",
): string | undefined => childNamed(element, child)?.attributes[attribute];

/** An on/off property: present without a value means on. */
export function toggleIn(element: XmlElement | undefined, child: string): boolean | undefined {
  const found = childNamed(element, child);
  if (found === undefined) return undefined;
  return !/^(0|false|off|none)$/i.test(found.attributes["w:val"] ?? "on");
}

/** The first element of that name anywhere below, in document order. */
export function findElement(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    const found = child.name === name ? child : findElement(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All text below an element, as it stands. */
export const textOf = (element: XmlElement): string =>
  element.children.map((child) => (isElement(child) ? textOf(child) : child)).join("");

/** Bytes that are decoded at once: a decoder takes ten times as long where a single one is beyond ASCII. */
const pieceBytes = 2_048;

/** Where a picture's bytes are written in base64. */
interface Binary {
  readonly start: number;
  readonly end: number;
}

/** Elements that hold a picture's bytes, in Word 2003 XML and in a flat OpenDocument file. */
const binaryElements = ["binData", "binary-data"] as const;
const isBinary = /:(binData|binary-data)$/;
/** What the parser is shown instead of a long picture, which it would look at character by character. */
const placeholder = /^#(\d+)$/;
const leastBinary = 256;

const latin1 = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("latin1");

/** UTF-8 unless a byte order mark or the zeros of a first `<` say UTF-16; in pieces that together are the whole. */
function* decodePieces(bytes: Uint8Array, binaries: Binary[]): Generator<string> {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) {
    yield new TextDecoder("utf-16le").decode(bytes);
    return;
  }
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) {
    yield new TextDecoder("utf-16be").decode(bytes);
    return;
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hasMark = first === 0xef && second === 0xbb && bytes[2] === 0xbf;
  let at = hasMark ? 3 : 0;
  for (const binary of findBinaries(buffer)) {
    yield* decodeUtf8(buffer, at, binary.start);
    yield `#${binaries.length}`;
    binaries.push(binary);
    at = binary.end;
  }
  yield* decodeUtf8(buffer, at, bytes.length);
}

function* decodeUtf8(buffer: Buffer, start: number, stop: number): Generator<string> {
  for (let at = start; at < stop; ) {
    let end = Math.min(stop, at + pieceBytes);
    // Whatever is no ASCII stays with its neighbours, well-formed or not.
    while (end < stop && (buffer[end] ?? 0) >= 0x80) end += 1;
    const piece = buffer.subarray(at, end);
    yield piece.toString(isAscii(piece) ? "latin1" : "utf8");
    at = end;
  }
}

/** Long runs of base64 between the tags of an element that is there for them, in the order they stand. */
function* findBinaries(buffer: Buffer): Generator<Binary> {
  for (const name of binaryElements) {
    let at = buffer.indexOf(`:${name}`);
    if (at < 0) continue;
    while (at >= 0) {
      const start = buffer.indexOf(">", at) + 1;
      const end = start === 0 ? -1 : buffer.indexOf("<", start);
      if (end < 0) return;
      const isLong = end - start >= leastBinary;
      if (isLong && /^[\w+/=\s]*$/.test(buffer.toString("latin1", start, end)))
        yield { start, end };
      at = buffer.indexOf(`:${name}`, end);
    }
    return;
  }
}

/** What prefixes mean where they are in scope, and the names that were written there so far in the usual ones. */
interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly elements: Map<string, string>;
  readonly attributes: Map<string, string>;
}

const newScope = (prefixes: ReadonlyMap<string, string>): Scope => ({
  prefixes,
  elements: new Map(),
  attributes: new Map(),
});

const canonical = (name: string, isAttribute: boolean, { prefixes }: Scope): string => {
  const colon = name.indexOf(":");
  if (colon < 0 && isAttribute) return name;
  const known = prefixes.get(colon < 0 ? "" : name.slice(0, colon));
  return known === undefined ? name : known + name.slice(colon + 1);
};

/** Other names than these are taken for a fault or for malice, and not remembered. */
const mostNames = 2_000;

const remember = (name: string, isAttribute: boolean, scope: Scope): string => {
  const names = isAttribute ? scope.attributes : scope.elements;
  const known = names.get(name);
  if (known !== undefined) return known;
  const found = canonical(name, isAttribute, scope);
  if (names.size < mostNames) names.set(name, found);
  return found;
};

/** Attributes by their usual names: as they stand where those are the producer's own, as they mostly are. */
function renamed(raw: Readonly<Record<string, string>>, scope: Scope): Record<string, string> {
  for (const key in raw) {
    if (remember(key, true, scope) === key && !key.startsWith("xmlns")) continue;
    const attributes: Record<string, string> = {};
    for (const other in raw) {
      if (!other.startsWith("xmlns")) attributes[remember(other, true, scope)] = raw[other] ?? "";
    }
    return attributes;
  }
  return raw;
}

/** Names in scope, kept by hand: saxes' own namespace mode takes twice the time on a long part. */
function createNamespaces() {
  const root = newScope(new Map([["xml", "xml:"]]));
  const scopes = [root];
  const names: string[] = [];
  const enter = (tag: string, raw: Readonly<Record<string, string>>) => {
    let scope = scopes.at(-1) ?? root;
    let declared: Map<string, string> | undefined;
    for (const key in raw) {
      if (!key.startsWith("xmlns")) continue;
      declared ??= new Map(scope.prefixes);
      const uri = raw[key] ?? "";
      declared.set(key.slice(6), prefixes[uri] ?? (uri === "" ? "" : `${uri} `));
    }
    if (declared !== undefined) scope = newScope(declared);
    scopes.push(scope);
    const attributes = renamed(raw, scope);
    const name = remember(tag, false, scope);
    names.push(name);
    return { name, attributes };
  };
  const leave = (): string => {
    scopes.pop();
    return names.pop() ?? "";
  };
  /** The name of an element that declares no prefix of its own. */
  const nameOf = (tag: string): string => remember(tag, false, scopes.at(-1) ?? root);
  return { enter, leave, nameOf };
}
