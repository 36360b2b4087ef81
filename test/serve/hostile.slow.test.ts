import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../commands/run-main.ts";
import { everyPage } from "./archive.ts";
import { hostileArchive } from "./hostile-archive.ts";
import { hasBrowser, type Serving, serving, startBrowser } from "./serving.ts";

/** Elements and attributes that none of our pages has: what a report's text would have to become to do harm. */
const foreign = [
  "iframe, object, embed, base, audio, video, meta[http-equiv], form[action^='http'], style",
  "script:not([src^='/assets/']), link[rel=stylesheet]:not([href^='/assets/'])",
  "img:not([src^='/page/']), [src^='http'], [href^='http'], [href^='javascript:' i]",
].join(", ");

const strangeElements = `[
  ...document.querySelectorAll(${JSON.stringify(foreign)}),
  ...[...document.querySelectorAll("*")].filter((one) => one.getAttributeNames().some((name) => name.startsWith("on"))),
].map((one) => one.outerHTML)`;

/** Reordering and control characters, but for the ends of lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const hidden = /[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/;

describe.skipIf(!hasBrowser)("a hostile archive in a browser", () => {
  const db = join(temporaryFolder(), "hostile.sqlite");
  let site: Serving;
  let browser: Browser;
  beforeAll(async () => {
    (await hostileArchive(db)).close();
    [site, browser] = await Promise.all([serving("--db", db), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  it("shows no foreign element and runs nothing, on any kind of page", async () => {
    const page = await browser.newPage();
    const happened: string[] = [];
    page.on("dialog", (dialog) => {
      happened.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("pageerror", (error) => happened.push(String(error)));
    page.on("console", (said) => {
      if (/Content Security Policy|Refused/.test(said.text())) happened.push(said.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(site.url) && !request.url().startsWith("data:")) {
        happened.push(request.url());
      }
    });
    for (const address of [...everyPage, "/search?q=script", "/report/wigan?part=observations"]) {
      await page.goto(`${site.url}${address}`);
      const strange = await page.evaluate<string[]>(strangeElements);
      expect([address, strange]).toEqual([address, []]);
      expect(await page.innerText("body")).not.toMatch(hidden);
    }
    expect(happened).toEqual([]);
    await page.goto(`${site.url}/record/halton-1`);
    expect(await page.innerText("h1")).toContain("<script>alert(1)</script>");
  });
});
