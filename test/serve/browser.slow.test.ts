import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run, temporaryFolder } from "../commands/run-main.ts";
import { hasBrowser, reportsFolder, type Serving, serving, startBrowser } from "./serving.ts";

/** The explorer as people meet it: in a real browser, on the archive of the demo with its files. */

const folder = temporaryFolder();
const db = join(folder, "archive.sqlite");
const given = join(folder, "corrections.csv");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const doc = "wigan-cyps-performance-plan-2009-12";
const id = "r16364b1810c031ad";
const everyPage = [
  "/",
  "/reports",
  `/report/${doc}`,
  "/report/cumbria-cs-service-plan-2007-08?part=budget",
  "/report/halton-bsc-qmr-2008-09-q4?part=observations",
  "/report/halton-bsc-qmr-2008-09-q4?part=milestones",
  "/report/halton-bsc-qmr-2008-09-q4?part=problems",
  `/report/${doc}/page/7`,
  `/report/${doc}/page/7?zoom=2`,
  `/report/${doc}/table/6`,
  "/report/halton-bsc-qmr-2008-09-q4/page/1",
  `/record/${id}`,
  "/indicators",
  "/indicator/NI63",
  "/compare",
  "/compare?council=Halton&council=Wigan&council=Cumbria",
  "/compare?council=Halton&council=Wigan&part=left-out",
  "/compare?council=Halton",
  "/reports/compare",
  "/reports/compare?from=halton-bsc-service-plan-2008-11&to=halton-bsc-qmr-2008-09-q4",
  "/search",
  "/search?q=placement",
  "/findings",
  "/doubtful",
  "/sql?q=SELECT%20doc%2C%20pages%20FROM%20v_report",
  "/sql?q=SELEC",
  "/nothing",
];

describe.skipIf(!hasBrowser)("the explorer in a browser", () => {
  let site: Serving;
  let browser: Browser;
  let context: BrowserContext;
  /** Axe is put into pages that allow no script from elsewhere. */
  let bare: BrowserContext;
  /** What the browser complained of: a refused script, a lost file. */
  const complaints: string[] = [];

  const open = async (address: string, from: BrowserContext = context): Promise<Page> => {
    const page = await from.newPage();
    page.on("console", (said) => {
      // A page that says why there is none is sent as such.
      if (said.type() === "error" && !/status of 40[04]/.test(said.text()))
        complaints.push(said.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(`${site.url}${address}`);
    return page;
  };

  beforeAll(async () => {
    await run("ingest", reportsFolder, "--db", db, "--progress", "none");
    site = await serving("--db", db, "--files", reportsFolder, "--corrections", given);
    browser = await startBrowser();
    context = await browser.newContext();
    bare = await browser.newContext({ bypassCSP: true });
    for (const one of [context, bare]) one.setDefaultTimeout(60_000);
    // An import and a browser, beside whatever else the machine does.
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    expect(complaints).toEqual([]);
  });

  it("leads from home to an indicator, to a point, to its record, to the framed cell", async () => {
    const page = await open("/");
    await page.click("text=national indicators");
    await page.click('a:text-is("NI63")');
    await page.click('.chart a[aria-label^="Wigan, actual 2008-09"]');
    await page.waitForURL(`${site.url}/record/${id}`);
    const cell = page.locator(`[data-record="${id}"]`);
    expect(await cell.count()).toBe(1);
    const picture = page.locator(".sheet img");
    await picture.evaluate((image: { decode: () => Promise<void> }) => image.decode());
    const [frame, sheet] = [await cell.boundingBox(), await picture.boundingBox()];
    // As printed: the cell of 65.8% stands at 356 to 428 of 595 points across, 257 to 287 of 842 down.
    const across = ((frame?.x ?? 0) - (sheet?.x ?? 0)) / (sheet?.width ?? 1);
    expect(across).toBeGreaterThan(0.4);
    expect(across).toBeLessThan(0.6);
    expect(
      await picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth),
    ).toBeGreaterThan(500);
    await page.close();
  });

  it("frames a cell of a Word report where it stands in its table", async () => {
    const found = await fetch(
      `${site.url}/report/halton-bsc-qmr-2008-09-q4?part=observations&format=json`,
    );
    const { rows } = (await found.json()) as { rows: { id: string; raw: string }[] };
    const page = await open(`/record/${rows[0]?.id}`);
    const cell = page.locator(`.reading [data-record="${rows[0]?.id}"]`);
    expect(await cell.count()).toBe(1);
    expect(await cell.textContent()).toContain(rows[0]?.raw);
    expect(await cell.isVisible()).toBe(true);
    await page.close();
  });

  it("finds a code", async () => {
    const page = await open("/");
    await page.keyboard.press("/");
    await page.keyboard.type("NI 63");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=NI/);
    expect(await page.locator(".hits li").count()).toBeGreaterThan(0);
    expect(await page.locator(".hits .figure").first().textContent()).toMatch(/\d/);
    await page.close();
  });

  it("compares three councils, and the address says so to whoever gets it", async () => {
    const page = await open("/compare");
    for (const name of ["Halton", "Wigan", "Cumbria"]) await page.check(`input[value="${name}"]`);
    await page.selectOption('select[name="measure"]', "target");
    await page.click(".filters button");
    await page.waitForURL(/council=Halton/);
    const again = await open(page.url().slice(site.url.length));
    expect(await again.textContent("h1")).toBe("Cumbria, Halton, Wigan side by side");
    expect(await again.textContent("main")).toBe(await page.textContent("main"));
    expect(await again.locator('.chart a[aria-label*="actual"]').count()).toBe(0);
    await page.close();
    await again.close();
  });

  interface Objection {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }

  it.each(
    everyPage,
  )("%s: axe has no objection at any width or in either scheme, and it fits", async (address) => {
    const page = await open(address, bare);
    // What passes is not listed: naming each element of it takes two thirds of the time.
    const objections = async (rules = ""): Promise<string[]> => {
      const options = `{ resultTypes: ["violations"], ${rules} }`;
      const { violations } = (await page.evaluate(`axe.run(${options})`)) as {
        violations: Objection[];
      };
      return violations.map(
        ({ id: rule, nodes: [node] }) => `${rule}: ${node?.html} ${node?.failureSummary}`,
      );
    };
    const wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    await page.evaluate(axe);
    for (const [width, height] of [
      [2560, 1440],
      [360, 780],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await objections(), `at ${width} px`).toEqual([]);
      expect(await page.evaluate(wider), `at ${width} px`).toBeLessThanOrEqual(0);
    }
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await objections('runOnly: { type: "rule", values: ["color-contrast"] }')).toEqual([]);
    await page.close();
  });

  it("is complete without scripts", async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const page = await open("/indicator/NI63", plain);
    await page.click('.chart a[aria-label^="Wigan, actual 2008-09"]');
    await page.waitForURL(`${site.url}/record/${id}`);
    expect(await page.locator(`[data-record="${id}"]`).count()).toBe(1);
    expect(await page.locator(".scripted").first().isVisible()).toBe(false);
    await plain.close();
  });

  it("takes a correction, and shows it marked after the next import", async () => {
    const page = await open(`/record/${id}`);
    await page.fill('input[name="correct"]', "65.9");
    await page.fill('input[name="reason"]', "the page has 65.9");
    await page.click("text=Hand in");
    await page.waitForURL(/corrected=1/);
    expect(readFileSync(given, "utf8")).toContain(
      `${id},${doc},6,7,2,value,65.8,65.9,the page has 65.9`,
    );
    await run("ingest", reportsFolder, "--db", db, "--corrections", given, "--progress", "none");
    await page.goto(`${site.url}/record/${id}`);
    expect(await page.textContent(".corrected")).toContain(
      "value was read as “65.8”, and is “65.9”",
    );
    await page.goto(`${site.url}/indicator/NI63`);
    expect(await page.locator("sup.mark", { hasText: "c" }).count()).toBe(1);
    await page.close();
  });

  it("goes on with the archive that took the other's place during a visit", async () => {
    const page = await open("/reports");
    expect(await page.locator("tbody tr").count()).toBe(5);
    const one = join(reportsFolder, "halton-ce-overview-2011-12-q1.txt");
    await run("ingest", one, "--db", db, "--prune", "--progress", "none");
    await page.reload();
    expect(await page.locator("tbody tr").count()).toBe(1);
    const answer = await page.goto(`${site.url}/record/${id}`);
    expect(answer?.status()).toBe(404);
    await page.close();
  });
});
