// Zip archives of reports: local headers, the directory, zip64, methods, checksums and names.
import { crc32, deflateRawSync } from "node:zlib";
import { damaged, latin, number, words } from "./words.mjs";

export function generateZip(of) {
  const locals = [];
  const entries = [];
  let at = 0;
  for (let left = of.below(6); left >= 0; left -= 1) {
    const { local, entry } = member(of, at);
    locals.push(local);
    if (of.often(0.97)) entries.push(entry);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const large = of.often(0.85)
    ? Buffer.alloc(0)
    : largeEnd(of, entries.length, directory.length, at);
  const bytes = Buffer.concat([
    ...locals,
    directory,
    large,
    end(of, entries.length, directory.length, at),
  ]);
  return damaged(Uint8Array.from(bytes), of, 0.15);
}

function member(of, offset) {
  const name = Buffer.from(
    of.often(0.75)
      ? `r${of.below(100)}.txt`
      : of.pick([
          "a/",
          "../../etc/x.txt",
          "/a.txt",
          "C:\\a.txt",
          "a\0b.txt",
          "\u202etxt.fdp",
          "",
          "__MACOSX/._a",
          "caf\u00e9.txt",
          "word/document.xml",
          "mimetype",
          "x".repeat(300),
        ]),
  );
  const content = Buffer.from(words(of, 12));
  const method = number(of, [0, 8, 8]) & 0xffff;
  const packed = method === 8 ? deflateRawSync(content) : content;
  const sizes = [
    of.often(0.97) ? crc32(content) : of.below(1e9),
    number(of, [packed.length]),
    number(of, [content.length]),
  ];
  const flags = of.often(0.95) ? 0 : of.pick([1, 8, 0x800, 0x41]);
  const extra = of.often(0.9) ? Buffer.alloc(0) : zip64(of, content.length, packed.length, offset);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(of.often(0.99) ? 0x04034b50 : 0, 0);
  local.writeUInt16LE(flags, 6);
  local.writeUInt16LE(method, 8);
  sizes.forEach((size, index) => {
    local.writeUInt32LE(size >>> 0, 14 + 4 * index);
  });
  local.writeUInt16LE(number(of, [name.length]) & 0xffff, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(of.often(0.99) ? 0x02014b50 : 0, 0);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(method, 10);
  sizes.forEach((size, index) => {
    entry.writeUInt32LE((extra.length > 0 && index > 0 ? 0xffffffff : size) >>> 0, 16 + 4 * index);
  });
  entry.writeUInt16LE(number(of, [name.length]) & 0xffff, 28);
  entry.writeUInt16LE(number(of, [extra.length]) & 0xffff, 30);
  entry.writeUInt16LE(number(of, [0]) & 0xffff, 32);
  entry.writeUInt32LE((extra.length > 0 ? 0xffffffff : number(of, [offset])) >>> 0, 42);
  return {
    local: Buffer.concat([local, name, packed]),
    entry: Buffer.concat([entry, name, extra]),
  };
}

/** The extra field of zip64. */
function zip64(of, size, packed, offset) {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(number(of, [24]) & 0xffff, 2);
  [size, packed, offset].forEach((one, at) => {
    extra.writeBigUInt64LE(of.often(0.9) ? BigInt(one) : 2n ** 63n, 4 + 8 * at);
  });
  return extra.subarray(0, of.often(0.9) ? 28 : of.below(28));
}

function largeEnd(of, count, size, offset) {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(BigInt(number(of, [44]) >>> 0), 4);
  record.writeBigUInt64LE(BigInt(number(of, [count]) >>> 0), 24);
  record.writeBigUInt64LE(BigInt(number(of, [count]) >>> 0), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(of.often(0.9) ? BigInt(offset) : 2n ** 60n, 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(number(of, [offset + size]) >>> 0), 8);
  return Buffer.concat([record, locator]);
}

function end(of, count, size, offset) {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(number(of, [count]) & 0xffff, 8);
  record.writeUInt16LE(number(of, [count, count, 0xffff]) & 0xffff, 10);
  record.writeUInt32LE(number(of, [size]) >>> 0, 12);
  record.writeUInt32LE(number(of, [offset, offset, 0xffffffff]) >>> 0, 16);
  const comment = of.often(0.9) ? "" : of.pick(["PK\x05\x06", "x".repeat(50)]);
  record.writeUInt16LE(number(of, [comment.length]) & 0xffff, 20);
  return Buffer.concat([record, latin(comment)]);
}
