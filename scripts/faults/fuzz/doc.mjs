// Word 97-2003: the file information block, the piece table, pages of formats, a style sheet, in a compound file.
import CFB from "cfb";
import { damaged, number, word } from "./words.mjs";

const textAt = 0x400;
const pageSize = 512;

export function generateDoc(of) {
  const { text, paragraphs } = story(of);
  const pieces = cut(of, text);
  const body = Buffer.concat(pieces.map(({ bytes }) => bytes));
  const pagesAt = Math.ceil((textAt + body.length) / pageSize) * pageSize;
  const document = Buffer.alloc(pagesAt + 2 * pageSize);
  body.copy(document, textAt);
  const offsetOf = (position) => {
    const piece = pieces.find(({ start, end }) => position >= start && position <= end);
    return piece === undefined ? textAt : piece.at + (position - piece.start) * piece.width;
  };
  paragraphPage(of, paragraphs, offsetOf).copy(document, pagesAt);
  characterPage(of, text, offsetOf).copy(document, pagesAt + pageSize);
  const end = offsetOf(text.length);
  const structures = {
    1: styleSheet(of),
    12: plc([textAt, end], [u32(pagesAt / pageSize + 1)]),
    13: plc([textAt, end], [u32(pagesAt / pageSize)]),
    15: fonts(of),
    33: pieceTable(of, pieces),
    ...(of.often(0.8) ? {} : { 2: plc([1, 2, 3], [u16(1), u16(0)]), 3: plc([0, 2, 4], []) }),
    ...(of.often(0.8) ? {} : { 11: plc([0, 2, 4, 6], []) }),
    ...(of.often(0.85) ? {} : { 73: u16(1), 74: u32(1) }),
    ...(of.often(0.9) ? {} : { 50: Buffer.alloc(40, of.pick([0, 15, 240])) }),
  };
  const table = informationBlock(of, document, text, structures);
  return damaged(compound(of, document, table), of);
}

const u16 = (value) => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value & 0xffff);
  return bytes;
};
const u32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};
const plc = (positions, entries) => Buffer.concat([...positions.map(u32), ...entries]);

/** Paragraphs and rows; each with the properties that its end has. */
function story(of) {
  const paragraphs = [];
  let text = "";
  const add = (words, mark, properties) => {
    const start = text.length;
    text += words + mark;
    paragraphs.push({ start, end: text.length, properties });
  };
  for (let left = 1 + of.below(5); left > 0; left -= 1) {
    if (of.often(0.5)) {
      add(plain(of), "\r", of.often(0.7) ? [] : [paragraphProperty(of)]);
      continue;
    }
    const cells = 1 + of.below(4);
    for (let row = 1 + of.below(4); row > 0; row -= 1) {
      const inTable = [
        sprm(0x2416, [1]),
        ...(of.often(0.9) ? [] : [sprm(0x6649, [number(of, [1, 2]), 0, 0, 0])]),
      ];
      for (let cell = 0; cell < cells; cell += 1) {
        if (of.often(0.97)) add(plain(of), "\u0007", inTable);
      }
      if (of.often(0.97)) {
        const own = of.often(0.9) ? [definition(of, cells)] : [];
        const change = of.often(0.8) ? [] : [rowProperty(of)];
        add("", "\u0007", [...inTable, sprm(0x2417, [1]), ...own, ...change]);
      }
    }
  }
  return { text, paragraphs };
}

/** Control characters stand for pictures, notes, fields and breaks. */
const plain = (of) =>
  of.often(0.85)
    ? word(of).replace(/[\r\n]/g, " ")
    : of.pick([
        "\u0013 FORMCHECKBOX \u0014x\u0015",
        "\u0013 SYMBOL 252 \\f Wingdings \u0015",
        "\u0001",
        "\u0008",
        "\u0002",
        "\u000b",
        "\u001e",
        "\u0015",
        "\u0014",
        "\u0013 EMBED Excel.Sheet.8 \u0015",
      ]);

const sprm = (code, operand) =>
  Buffer.concat([u16(code), Buffer.from(operand.map((one) => one & 255))]);

const paragraphProperty = (of) =>
  of.pick([
    () => sprm(0x2640, [number(of, [0, 1, 8])]),
    () => Buffer.concat([sprm(0x460b, [number(of, [1, 2]), 0]), sprm(0x260a, [0])]),
    () => sprm(0x442d, [0x40, 0x08]),
    () => sprm(0xc64d, [10, 0, 0, 0, 0, 255, 0, 0, 0, 0, 0]),
    () => sprm(0x6646, [number(of, [0, 200]), 0, 0, 0]),
    () => sprm(0x664a, [255, 255, 255, 255]),
    () => sprm(of.below(65536), [1, 2, 3]),
  ])();

function definition(of, cells) {
  const count = number(of, [cells, cells, cells, cells + 1]) & 255;
  const edges = Array.from({ length: cells + 1 }, (_, at) => u16(number(of, [at * 1500])));
  const flags = Array.from({ length: cells }, () =>
    Buffer.concat([u16(number(of, [0, 0, 1, 2, 0x20, 0x60])), Buffer.alloc(18)]),
  );
  const body = Buffer.concat([Buffer.from([count]), ...edges, ...flags]);
  return Buffer.concat([u16(0xd608), u16(body.length + 1), body]);
}

const rowProperty = (of) =>
  of.pick([
    () => sprm(0x3404, [1]),
    () => sprm(0x5624, [0, number(of, [1, 2])]),
    () => sprm(0x5622, [0, number(of, [1, 2])]),
    () => sprm(0x7621, [0, number(of, [1, 40]), 100, 1]),
    () => sprm(0x7623, [0, number(of, [1, 2]), 100, 1]),
    () => sprm(0xd609, [4, 0x40, 8, 1, 2]),
    () => sprm(0xd62b, [2, number(of, [0, 1]), 1]),
    () => sprm(0x9601, [100, 0]),
  ])();

const characterProperty = (of) =>
  of.pick([
    () => sprm(0x0835, [number(of, [1, 128, 129])]),
    () => sprm(0x0837, [1]),
    () => sprm(0x083c, [1]),
    () => sprm(0x0800, [1]),
    () => sprm(0x0855, [1]),
    () => sprm(0x6a03, [number(of, [0, 10]), 0, 0, 0]),
    () => Buffer.concat([sprm(0x6a09, [1, 0, 252, 240])]),
    () => sprm(0x4a4f, [number(of, [0, 1]), 0]),
    () => sprm(0x2a42, [number(of, [1, 6])]),
    () => sprm(0x0806, [1]),
    () => sprm(0xca71, [3, 1, 2, 3]),
    () => sprm(of.below(65536), [1]),
  ])();

/** The text in pieces, narrow or wide; now and then not where it should be. */
function cut(of, text) {
  const pieces = [];
  let at = textAt;
  let start = 0;
  while (start < text.length) {
    const end = of.often(0.7) ? text.length : Math.min(text.length, start + 1 + of.below(30));
    const part = text.slice(start, end);
    const width = /[^\p{ASCII}]/u.test(part) || of.often(0.3) ? 2 : 1;
    const bytes = Buffer.from(part, width === 2 ? "utf16le" : "latin1");
    pieces.push({ start, end, at, width, bytes });
    at += bytes.length;
    start = end;
  }
  return pieces;
}

function pieceTable(of, pieces) {
  const changes = of.often(0.85)
    ? []
    : [Buffer.concat([Buffer.from([1]), u16(3), sprm(0x0835, [1])])];
  const positions = [...pieces.map(({ start }) => start), pieces.at(-1)?.end ?? 0].map((one) =>
    of.often(0.99) ? one : number(of, [one]),
  );
  const entries = pieces.map(({ at, width }) => {
    const place = of.often(0.99) ? at : number(of, [at]);
    const fc = width === 1 ? ((place * 2) | 0x40000000) >>> 0 : place;
    return Buffer.concat([
      u16(0),
      u32(fc),
      u16(changes.length > 0 && of.often(0.5) ? 1 : number(of, [0])),
    ]);
  });
  const table = plc(positions, entries);
  return Buffer.concat([...changes, Buffer.from([2]), u32(number(of, [table.length])), table]);
}

/** A page of formats: offsets, then where each stands, the properties from the end. */
function formatPage(of, ranges, entrySize, bodyOf) {
  const page = Buffer.alloc(pageSize);
  const most = Math.min(ranges.length, Math.floor((pageSize - 8) / (4 + entrySize + 24)));
  let free = pageSize - 2;
  for (let index = 0; index < most; index += 1) {
    const [from, to] = ranges[index];
    page.writeUInt32LE(from, 4 * index);
    page.writeUInt32LE(to, 4 * (index + 1));
    const body = bodyOf(index);
    const at = (free - body.length) & ~1;
    if (body.length === 0 || at < 4 * (most + 1) + entrySize * most) continue;
    body.copy(page, at);
    free = at;
    page[4 * (most + 1) + entrySize * index] = at / 2;
  }
  page[pageSize - 1] = number(of, [most]) & 255;
  return page;
}

const paragraphPage = (of, paragraphs, offsetOf) =>
  formatPage(
    of,
    paragraphs.map(({ start, end }) => [offsetOf(start), offsetOf(end)]),
    13,
    (index) => {
      const list = Buffer.concat([u16(number(of, [0, 0, 1])), ...paragraphs[index].properties]);
      const even = list.length % 2 === 0 ? list : Buffer.concat([list, Buffer.alloc(1)]);
      return Buffer.concat([Buffer.from([0, even.length / 2]), even]);
    },
  );

function characterPage(of, text, offsetOf) {
  const edges = [0, ...of.several(0, 3, () => of.below(text.length + 1)), text.length].sort(
    (a, b) => a - b,
  );
  const ranges = edges.slice(1).map((end, at) => [offsetOf(edges[at]), offsetOf(end)]);
  return formatPage(of, ranges, 1, () => {
    const list = Buffer.concat(of.several(0, 2, () => characterProperty(of)));
    return list.length === 0 ? list : Buffer.concat([Buffer.from([list.length]), list]);
  });
}

function styleSheet(of) {
  const styles = of.several(1, 4, (at) => {
    const name = Buffer.concat([u16(1), Buffer.from("a\0", "utf16le")]);
    const lists = Buffer.concat([u16(2), u16(at), u16(0)]);
    const base = Buffer.concat([
      u16(number(of, [0, 1, 62])),
      u16((number(of, [0xfff, 0, 1]) << 4) | number(of, [1, 2])),
      u16(number(of, [2])),
      Buffer.alloc(4),
    ]);
    const body = Buffer.concat([base, name, lists]);
    return Buffer.concat([u16(of.often(0.95) ? body.length : number(of, [0])), body]);
  });
  return Buffer.concat([
    u16(4),
    u16(number(of, [styles.length])),
    u16(number(of, [10])),
    ...styles,
  ]);
}

function fonts(of) {
  const entries = ["Arial", "Wingdings"].map((name) => {
    const body = Buffer.concat([Buffer.alloc(39), Buffer.from(`${name}\0`, "utf16le")]);
    return Buffer.concat([Buffer.from([body.length]), body]);
  });
  return Buffer.concat([u16(number(of, [2])), u16(0), ...entries]);
}

/** Writes the block into the document's stream; gives the table stream. */
function informationBlock(of, document, text, structures) {
  document.writeUInt16LE(of.often(0.99) ? 0xa5ec : number(of, [0xa5dc]), 0);
  document.writeUInt16LE(number(of, [0xc1]) & 0xffff, 2);
  document.writeUInt16LE(of.often(0.95) ? 0x0200 : of.pick([0, 0x0204, 0x0300, 0x1200]), 0x0a);
  document.writeUInt32LE(number(of, [text.length]) >>> 0, 0x4c);
  for (const at of [0x50, 0x54, 0x5c, 0x60, 0x64])
    document.writeUInt32LE(number(of, [0]) >>> 0, at);
  document.writeUInt16LE(number(of, [93]) & 0xffff, 0x98);
  const parts = [];
  let offset = 0;
  for (const [index, bytes] of Object.entries(structures)) {
    document.writeUInt32LE(
      (of.often(0.99) ? offset : number(of, [offset])) >>> 0,
      0x9a + 8 * index,
    );
    document.writeUInt32LE(
      (of.often(0.99) ? bytes.length : number(of, [bytes.length])) >>> 0,
      0x9e + 8 * index,
    );
    parts.push(bytes);
    offset += bytes.length;
  }
  return Buffer.concat(parts);
}

/** Its chains of sectors led astray, once in a while: the header's numbers, the table of sectors, the directory. */
function compound(of, document, table) {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, of.often(0.98) ? "/WordDocument" : "/wordDocument", document);
  CFB.utils.cfb_add(container, of.often(0.97) ? "/1Table" : "/0Table", table);
  if (of.often(0.3))
    CFB.utils.cfb_add(container, "/Data", Buffer.alloc(80, of.pick([0, 1, 68, 255])));
  const bytes = Buffer.from(CFB.write(container, { type: "buffer" }));
  // A name of its own that the library adds to each container says its version.
  for (let left = of.often(0.75) ? 0 : 1 + of.below(3); left > 0; left -= 1) {
    const at = of.pick([
      0x2c,
      0x30,
      0x3c,
      0x40,
      0x44,
      0x48,
      0x4c,
      0x50,
      512 + 4 * of.below(32),
      bytes.length - 4 * (1 + of.below(256)),
    ]);
    bytes.writeUInt32LE(
      number(of, [0, 1, 2, 3, 0xfffffffe, 0xffffffff]) >>> 0,
      Math.max(0, Math.min(at, bytes.length - 4)),
    );
  }
  return Uint8Array.from(bytes);
}
