import { decodeWindows1252 } from "../encoding.ts";

/** Names of the character sets that a font's `\fcharset` numbers. */
const byCharset: Readonly<Record<number, string>> = {
  77: "macintosh",
  128: "shift_jis",
  129: "euc-kr",
  130: "euc-kr",
  134: "gbk",
  136: "big5",
  161: "windows-1253",
  162: "windows-1254",
  163: "windows-1258",
  177: "windows-1255",
  178: "windows-1256",
  186: "windows-1257",
  204: "windows-1251",
  222: "windows-874",
  238: "windows-1250",
};

const byCodePage: Readonly<Record<number, string>> = {
  866: "ibm866",
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  10000: "macintosh",
  65001: "utf-8",
};

const western = "windows-1252";
/** The character set of symbol fonts: codes, no letters. */
export const symbolCharset = 2;

export const codePageName = (number: number): string =>
  byCodePage[number] ?? (number >= 1250 && number <= 1258 ? `windows-${number}` : western);

export const charsetName = (charset: number | undefined): string | undefined =>
  charset === undefined ? undefined : byCharset[charset];

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** Characters that are bytes, in the character set they were written in. */
export function decodeBytes(text: string, name: string): string {
  const bytes = Buffer.from(text, "latin1");
  if (name === western) return decodeWindows1252(bytes);
  let decoder = decoders.get(name);
  if (decoder === undefined) {
    decoder = new TextDecoder(name);
    decoders.set(name, decoder);
  }
  return decoder.decode(bytes);
}
