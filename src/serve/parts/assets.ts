import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** The site's own files: what a browser needs beside the pages, and nothing from elsewhere. */

export interface Asset {
  readonly type: string;
  readonly body: string;
}

const read = (name: string, type: string): readonly [string, Asset] => {
  const body = readFileSync(new URL(`assets/${name}`, import.meta.url), "utf8");
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  const dot = name.lastIndexOf(".");
  // Named after what it holds: a browser may keep it for ever.
  return [`/assets/${name.slice(0, dot)}-${hash}${name.slice(dot)}`, { type, body }];
};

const style = read("style.css", "text/css; charset=utf-8");
const script = read("explorer.js", "text/javascript; charset=utf-8");

export const assets: ReadonlyMap<string, Asset> = new Map([style, script]);
export const assetLinks = { style: style[0], script: script[0] } as const;
