import { load } from "cheerio";
import { beforeAll, expect, it } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { everyPage, explorer } from "./archive.ts";
import { hostileArchive } from "./hostile-archive.ts";

let store: Store;
beforeAll(async () => {
  store = await hostileArchive();
});

it.each(everyPage)("%s shows no element that a report brought", async (address) => {
  const page = await explorer(store).html(address);
  const select = load(page);
  expect(select("script").length).toBe(1);
  expect(select("img, iframe, object, embed, style, base, meta[http-equiv]").length).toBe(0);
  expect(select("[onerror]").length).toBe(0);
  expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(page).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
});
