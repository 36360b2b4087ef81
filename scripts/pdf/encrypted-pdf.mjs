// The standard security handler of ISO 32000-1, 7.6, to protect PDFs that are made here: the product leaves it to
// pdf.js, and what is tested with it should not be written by the same hand twice.
import { createCipheriv, createHash } from "node:crypto";
import { objectsToPdf, pagesToObjects } from "./make-pdf.mjs";

/** Revision of the handler, key length in bytes, and what the encryption dictionary says of them. */
const methods = {
  "rc4-40": { revision: 2, length: 5, entries: "/V 1 /R 2 /Length 40" },
  "rc4-128": { revision: 3, length: 16, entries: "/V 2 /R 3 /Length 128" },
  "aes-128": {
    revision: 4,
    length: 16,
    entries:
      "/V 4 /R 4 /Length 128 /CF << /StdCF << /CFM /AESV2 /AuthEvent /DocOpen /Length 16 >> >> /StmF /StdCF /StrF /StdCF",
  },
};

export const methodNames = Object.keys(methods);

/** Printing and copying allowed, all else not. */
const permissions = -3904;
const fileId = Buffer.from("a made PDF's id.", "latin1");
const padding = Buffer.from(
  "28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a",
  "hex",
);

/** Pages to a PDF that opens with either of two passwords only. */
export function encryptedPdf(pages, method, { user, owner }) {
  const { revision, length, entries } = methods[method];
  const ownerEntry = toOwnerEntry(user, owner, revision, length);
  const key = toFileKey(user, ownerEntry, revision, length);
  const objects = pagesToObjects(pages).map((body, index) =>
    withStream(body, (data) => encrypt(data, key, index + 1, method === "aes-128")),
  );
  const dictionary = `<< /Filter /Standard ${entries} /O <${ownerEntry.toString("hex")}> /U <${toUserEntry(key, revision).toString("hex")}> /P ${permissions} >>`;
  const id = fileId.toString("hex");
  const trailer = `/Encrypt ${objects.length + 1} 0 R /ID [<${id}> <${id}>] `;
  return objectsToPdf([...objects, dictionary], trailer);
}

const md5 = (...parts) => createHash("md5").update(Buffer.concat(parts)).digest();

const padded = (password) =>
  Buffer.concat([Buffer.from(password, "latin1"), padding]).subarray(0, 32);

/** A hash of the hash, so many times over. */
const again = (hash, times, length) =>
  Array.from({ length: times }).reduce((last) => md5(last.subarray(0, length)), hash);

/** Encrypted again with the key changed by 1 to 19, from revision 3 on. */
const inRounds = (key, data, revision) =>
  Array.from({ length: revision >= 3 ? 20 : 1 }).reduce(
    (last, _, round) =>
      rc4(
        key.map((byte) => byte ^ round),
        last,
      ),
    data,
  );

/** Algorithm 3. */
function toOwnerEntry(user, owner, revision, length) {
  const key = again(md5(padded(owner)), revision >= 3 ? 50 : 0, length).subarray(0, length);
  return inRounds(key, padded(user), revision);
}

/** Algorithm 2. */
function toFileKey(user, ownerEntry, revision, length) {
  const allowed = Buffer.alloc(4);
  allowed.writeInt32LE(permissions);
  const hash = md5(padded(user), ownerEntry, allowed, fileId);
  return again(hash, revision >= 3 ? 50 : 0, length).subarray(0, length);
}

/** Algorithms 4 and 5: what a reader compares to know that the password is right. */
function toUserEntry(key, revision) {
  if (revision < 3) return rc4(key, padding);
  return Buffer.concat([inRounds(key, md5(padding, fileId), revision), Buffer.alloc(16)]);
}

/** Algorithm 1: each object has a key of its own. */
function encrypt(data, fileKey, number, isAes) {
  const object = Buffer.alloc(5);
  object.writeUIntLE(number, 0, 3);
  const salt = isAes ? [Buffer.from("sAlT", "latin1")] : [];
  const key = md5(fileKey, object, ...salt).subarray(0, Math.min(fileKey.length + 5, 16));
  if (!isAes) return rc4(key, data);
  // Any will do; one that is always the same makes the same file.
  const start = md5(object);
  const cipher = createCipheriv("aes-128-cbc", key, start);
  return Buffer.concat([start, cipher.update(data), cipher.final()]);
}

function withStream(body, change) {
  const [, entries, data] = /^<<(.*) \/Length \d+ >>\nstream\n(.*)\nendstream$/s.exec(body) ?? [];
  if (data === undefined) return body;
  const changed = change(Buffer.from(data, "latin1"));
  return `<<${entries} /Length ${changed.length} >>\nstream\n${changed.toString("latin1")}\nendstream`;
}

/** OpenSSL no longer has it. */
function rc4(key, data) {
  const box = Uint8Array.from({ length: 256 }, (_, index) => index);
  let other = 0;
  const swap = (one) => {
    [box[one], box[other]] = [box[other], box[one]];
  };
  for (let one = 0; one < 256; one += 1) {
    other = (other + box[one] + key[one % key.length]) & 255;
    swap(one);
  }
  other = 0;
  return Buffer.from(data).map((byte, index) => {
    const one = (index + 1) & 255;
    other = (other + box[one]) & 255;
    swap(one);
    return byte ^ box[(box[one] + box[other]) & 255];
  });
}
