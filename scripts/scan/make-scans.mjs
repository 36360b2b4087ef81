#!/usr/bin/env node
// Makes scans of PDFs: pages drawn, turned, soiled and stored as pictures without a text layer.
//
//   node scripts/scan/make-scans.mjs --out DIR [--kinds grey200,colour200,…] [--seed N] FILE.pdf[:PAGES] …
//
// PAGES like 3,7-9; all of them where none are named. Each kind gets a folder with one PDF a report, and `born` holds the
// same pages as they were. Needs pdftoppm, pdfseparate and pdfunite (poppler). The same seed makes the same bytes.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { createCanvas, ImageData } from "@napi-rs/canvas";
import { encodeG4 } from "./g4.mjs";

/** dots an inch, what is kept of colours, and what happened on the way. */
const kinds = {
  grey100: { dpi: 100, look: "grey", quality: 75, skew: 1, noise: 4 },
  grey150: { dpi: 150, look: "grey", quality: 75, skew: 1, noise: 4 },
  grey200: { dpi: 200, look: "grey", quality: 75, skew: 1, noise: 4 },
  grey300: { dpi: 300, look: "grey", quality: 75, skew: 1, noise: 4 },
  colour150: { dpi: 150, look: "colour", quality: 75, skew: 1, noise: 4 },
  colour200: { dpi: 200, look: "colour", quality: 75, skew: 1, noise: 4 },
  colour300: { dpi: 300, look: "colour", quality: 75, skew: 1, noise: 4 },
  bits200: { dpi: 200, look: "bits", skew: 1, noise: 4 },
  bits300: { dpi: 300, look: "bits", skew: 1, noise: 4 },
  skewed200: { dpi: 200, look: "grey", quality: 75, skew: 3, noise: 4 },
  noisy200: { dpi: 200, look: "grey", quality: 75, skew: 1, noise: 16, specks: 400 },
  jpeg40: { dpi: 200, look: "colour", quality: 40, skew: 1, noise: 4 },
  faint200: { dpi: 200, look: "grey", quality: 75, skew: 1, noise: 4, faint: 0.5 },
  clean200: { dpi: 200, look: "grey", quality: 90, skew: 0, noise: 0 },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string" },
    kinds: { type: "string", default: "grey200,colour200" },
    seed: { type: "string", default: "1" },
  },
});
if (values.out === undefined || positionals.length === 0) {
  console.error("usage: make-scans.mjs --out DIR [--kinds K,K] [--seed N] FILE.pdf[:PAGES] …");
  process.exit(2);
}

const work = mkdtempSync(join(tmpdir(), "scans-"));
try {
  for (const given of positionals) {
    const [, file, pages] = /^(.*?\.pdf)(?::([\d,-]+))?$/.exec(given) ?? [];
    const count = Number(/Pages:\s+(\d+)/.exec(String(execFileSync("pdfinfo", [file])))?.[1]);
    const numbers = pages === undefined ? range(1, count) : pages.split(",").flatMap(toRange);
    writeBorn(file, numbers);
    for (const kind of values.kinds.split(",")) {
      const how = kinds[kind];
      if (how === undefined) throw new Error(`There is no kind ${kind}: ${Object.keys(kinds)}`);
      const drawn = numbers.map((page) =>
        scanPage(file, page, how, seeded(`${values.seed} ${kind} ${basename(file)} ${page}`)),
      );
      mkdirSync(join(values.out, kind), { recursive: true });
      writeFileSync(join(values.out, kind, basename(file)), toPdf(drawn));
      console.error(`${kind} ${basename(file)}: ${drawn.length} pages`);
    }
  }
} finally {
  rmSync(work, { recursive: true });
}

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function toRange(text) {
  const [from, to = from] = text.split("-").map(Number);
  return range(from, to);
}

function writeBorn(file, numbers) {
  const parts = numbers.map((page) => {
    const part = join(work, `born-${page}.pdf`);
    execFileSync("pdfseparate", ["-f", page, "-l", page, file, part].map(String));
    return part;
  });
  mkdirSync(join(values.out, "born"), { recursive: true });
  execFileSync("pdfunite", [...parts, join(values.out, "born", basename(file))]);
}

/** A small generator of numbers from 0 to 1, the same for the same words. */
function seeded(words) {
  let state = 2166136261;
  for (const character of words) state = Math.imul(state ^ character.codePointAt(0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One page as a scanner would see it: finer than it stores, turned a little, with noise and dirt. */
function scanPage(file, page, how, random) {
  const { dpi, look, skew, noise, specks = 0, faint = 1 } = how;
  const fine = Math.min(2, 450 / dpi);
  const ppm = execFileSync(
    "pdftoppm",
    ["-r", dpi * fine, "-f", page, "-l", page, file].map(String),
    { maxBuffer: 2 ** 29 },
  );
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString("latin1"));
  const [from, fromRows] = [Number(head[1]), Number(head[2])];
  const source = ppm.subarray(head[0].length);
  const width = Math.round(from / fine);
  const height = Math.round(fromRows / fine);
  const angle = ((random() * 2 - 1) * skew * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const pixels = new Uint8Array(width * height * 3);
  const taps = [0.25, 0.75];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let [red, green, blue] = [0, 0, 0];
      for (const ty of taps) {
        for (const tx of taps) {
          const [dx, dy] = [x + tx - width / 2, y + ty - height / 2];
          const sx = Math.floor((width / 2 + cos * dx - sin * dy) * fine);
          const sy = Math.floor((height / 2 + sin * dx + cos * dy) * fine);
          const at = sx < 0 || sy < 0 || sx >= from || sy >= fromRows ? -1 : (sy * from + sx) * 3;
          red += at < 0 ? 255 : source[at];
          green += at < 0 ? 255 : source[at + 1];
          blue += at < 0 ? 255 : source[at + 2];
        }
      }
      const grain = noise === 0 ? 0 : (random() + random() + random() - 1.5) * 1.6 * noise;
      const values = [red / 4, green / 4, blue / 4].map((value) => {
        const seen = 255 - (255 - value) * faint;
        return Math.max(0, Math.min(255, (noise === 0 ? seen : seen * 0.96 + 4) + grain));
      });
      pixels.set(values, (y * width + x) * 3);
    }
  }
  for (let speck = 0; speck < specks; speck += 1) {
    const [x, y] = [Math.floor(random() * (width - 2)), Math.floor(random() * (height - 2))];
    const side = random() < 0.8 ? 1 : 2;
    for (let dy = 0; dy < side; dy += 1) {
      const at = ((y + dy) * width + x) * 3;
      pixels.fill(60, at, at + side * 3);
    }
  }
  const points = { width: (width * 72) / dpi, height: (height * 72) / dpi };
  return look === "bits"
    ? { ...points, ...toBits(pixels, width, height) }
    : { ...points, ...toJpeg(pixels, width, height, how) };
}

function greyOf(pixels, at) {
  return (77 * pixels[at] + 150 * pixels[at + 1] + 29 * pixels[at + 2]) >> 8;
}

function toJpeg(pixels, width, height, { look, quality }) {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let index = 0; index < width * height; index += 1) {
    const grey = look === "grey" ? greyOf(pixels, index * 3) : undefined;
    for (let channel = 0; channel < 3; channel += 1) {
      data[index * 4 + channel] = grey ?? pixels[index * 3 + channel];
    }
    data[index * 4 + 3] = 255;
  }
  const canvas = createCanvas(width, height);
  canvas.getContext("2d").putImageData(new ImageData(data, width, height), 0, 0);
  const dictionary = `/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode`;
  return { dictionary, bytes: canvas.toBuffer("image/jpeg", quality) };
}

/** What fax machines and most office scanners store: black or white, shades as patterns of dots. */
function toBits(pixels, width, height) {
  const pattern = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];
  const black = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const grey = greyOf(pixels, (y * width + x) * 3);
      const limit = 90 + (pattern[(y & 3) * 4 + (x & 3)] / 15) * 130;
      black[y * width + x] = grey < limit ? 1 : 0;
    }
  }
  const dictionary = `/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns ${width}/Rows ${height}>>`;
  return { dictionary, bytes: encodeG4(black, width, height) };
}

/** The plainest PDF that holds a picture on each page. */
function toPdf(pages) {
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", ""];
  const kids = [];
  for (const { width, height, dictionary, bytes } of pages) {
    const picture = objects.push({ dictionary: `/Type/XObject/Subtype/Image${dictionary}`, bytes });
    const paint = `q ${width} 0 0 ${height} 0 0 cm /P Do Q`;
    const content = objects.push({ dictionary: "", bytes: Buffer.from(paint) });
    kids.push(
      objects.push(
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents ${content} 0 R/Resources<</XObject<</P ${picture} 0 R>>>>>>`,
      ),
    );
  }
  objects[1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(" ")}]>>`;
  const chunks = [Buffer.from("%PDF-1.4\n%\u00e2\u00e3\n", "latin1")];
  const starts = [];
  let length = chunks[0].length;
  const add = (chunk) => {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk, "latin1");
    chunks.push(buffer);
    length += buffer.length;
  };
  for (const [index, object] of objects.entries()) {
    starts.push(length);
    add(`${index + 1} 0 obj\n`);
    if (typeof object === "string") add(object);
    else {
      add(`<<${object.dictionary}/Length ${object.bytes.length}>>\nstream\n`);
      add(Buffer.from(object.bytes));
      add("\nendstream");
    }
    add("\nendobj\n");
  }
  const table = length;
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`);
  for (const start of starts) add(`${String(start).padStart(10, "0")} 00000 n \n`);
  add(`trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(chunks);
}
