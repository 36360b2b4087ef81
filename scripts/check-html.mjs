// Opens the comparison page in a headless Chromium and looks for what only a browser finds: script errors, requests,
// charts without size, and what axe-core says of its accessibility. Prints what it skipped, by name, where Chromium,
// playwright-core or axe-core is not installed. Usage: node scripts/check-html.mjs PAGE.html [SCREENSHOT.png]
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const [file, screenshot] = process.argv.slice(2);
if (!file) {
  console.error("usage: node scripts/check-html.mjs PAGE.html [SCREENSHOT.png]");
  process.exit(2);
}
// MUNIMENT_BROWSER_TOOLS names a folder that has the two libraries, where they are not among our own.
const require = createRequire(
  process.env.MUNIMENT_BROWSER_TOOLS
    ? resolve(process.env.MUNIMENT_BROWSER_TOOLS, "x.js")
    : import.meta.url,
);
const executablePath = process.env.CHROMIUM ?? browsers.find(existsSync);
const playwright = optional("playwright-core");
const axe = optional("axe-core");
if (!executablePath || !playwright) {
  console.log(`skipped: ${executablePath ? "playwright-core" : "Chromium"} is not installed`);
  process.exit(0);
}

const faults = [];
const browser = await playwright.chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const colorScheme of ["light", "dark"]) {
  const context = await browser.newContext({
    colorScheme,
    viewport: { width: 1280, height: 900 },
    bypassCSP: true,
  });
  const page = await context.newPage();
  const address = pathToFileURL(resolve(file)).href;
  page.on("pageerror", (error) => faults.push(`${colorScheme}: script error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${colorScheme}: console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (request.url() !== address) faults.push(`${colorScheme}: request: ${request.url()}`);
  });
  await page.goto(address);
  const charts = await page.$$eval("figure > svg", (all) =>
    all.map((svg) => {
      const box = svg.getBoundingClientRect();
      const small = [...svg.querySelectorAll("text")].filter(
        (text) => text.textContent && text.getBoundingClientRect().height < 9,
      );
      return {
        width: box.width,
        height: box.height,
        marks: svg.querySelectorAll("path").length,
        small: small.length,
      };
    }),
  );
  for (const [at, chart] of charts.entries()) {
    if (chart.width < 200 || chart.height < 100)
      faults.push(`${colorScheme}: chart ${at + 1} is too small to read`);
    if (chart.marks === 0) faults.push(`${colorScheme}: chart ${at + 1} is empty`);
    if (chart.small > 0) faults.push(`${colorScheme}: chart ${at + 1} has text too small to read`);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  if (wide) faults.push(`${colorScheme}: the page is wider than the window`);
  const broken = await page.$$eval('a[href^="#"]', (links) =>
    links
      .map((link) => link.getAttribute("href").slice(1))
      .filter((id) => !document.getElementById(id)),
  );
  for (const id of broken.slice(0, 5)) faults.push(`${colorScheme}: a link leads nowhere: #${id}`);
  if (axe) {
    await page.addScriptTag({
      content: readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"),
    });
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    for (const { id, impact, nodes, help } of violations) {
      faults.push(
        `${colorScheme}: axe ${id} (${impact}), ${nodes.length} places: ${help}: ${nodes[0]?.html.slice(0, 160)}`,
      );
    }
  }
  console.log(
    `${colorScheme}: ${charts.length} charts${axe ? ", axe-core run" : ", accessibility skipped: axe-core is not installed"}`,
  );
  if (screenshot) {
    await page.screenshot({
      path: screenshot.replace(/(\.png)?$/, `-${colorScheme}.png`),
      fullPage: true,
    });
  }
  await context.close();
}
await browser.close();
for (const fault of faults) console.log(`fault: ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);

function optional(name) {
  try {
    return require(name);
  } catch (error) {
    if (error.code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
