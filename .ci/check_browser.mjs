// Looks at web pages in Chromium, as their readers do: node check_browser.mjs FILE.html ...
//
// - no script, nothing loaded, nothing the page's own policy has to block;
// - every citation leads to its sentences, which are highlighted and in view, and nothing else is;
// - every paragraph number leads back to a citation, which is highlighted;
// - printed, it is one page on A4 and on Letter;
// - no part of it is wider than a small screen.
//
// Needs playwright-core below $NUTGRAF_TOOLS and Chromium (CHROMIUM=... when it is not `chromium`).

import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const tools = process.env.NUTGRAF_TOOLS ?? join(tmpdir(), "nutgraf-tools");
const { chromium } = createRequire(join(resolve(tools), "package.json"))("playwright-core");
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: check_browser.mjs FILE.html ...");
  process.exit(2);
}

const work = mkdtempSync(join(tmpdir(), "nutgraf-browser-"));
let faults = 0;
const fault = (file, what) => {
  faults += 1;
  console.error(`${file}: ${what}`);
};

const args = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const context = await chromium.launchPersistentContext(join(work, "profile"), {
  executablePath: process.env.CHROMIUM ?? execFileSync("which", ["chromium"]).toString().trim(),
  headless: true,
  offline: true,
  args,
});
try {
  for (const file of files) await check(file);
} finally {
  await context.close();
  rmSync(work, { recursive: true, force: true });
}
console.log(`${files.length} pages, ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);

async function check(file) {
  const page = await context.newPage();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => fault(file, `says on the console: ${message.text()}`));
  page.on("pageerror", (error) => fault(file, `an error: ${error.message}`));
  const address = pathToFileURL(resolve(file)).href;
  await page.goto(address);
  const foreign = requests.filter((url) => !url.startsWith("data:") && url.split("#")[0] !== address);
  if (foreign.length > 0) fault(file, `loads ${foreign.join(", ")}`);
  if ((await page.locator("script").count()) > 0) fault(file, "has a script");
  await links(file, page);
  await narrow(file, page);
  await paper(file, page);
  await page.close();
}

// Follows every link within the page. What is highlighted is what has the highlight's colour behind it.
async function links(file, page) {
  const found = await page.$$eval('a[href^="#"]:not(.skip)', (all) =>
    all.map((a) => ({ href: a.getAttribute("href"), text: a.textContent })));
  if (found.length === 0) fault(file, "has no citation");
  for (const { href, text } of found) {
    await page.evaluate((to) => { location.hash = to; }, href);
    const seen = await page.evaluate(() => {
      const probe = document.createElement("i");
      probe.style.background = "var(--mark)";
      document.body.append(probe);
      const colour = getComputedStyle(probe).backgroundColor;
      probe.remove();
      const lit = [...document.querySelectorAll("main *, aside *")]
        .filter((e) => getComputedStyle(e).backgroundColor === colour);
      const box = lit[0]?.getBoundingClientRect();
      return {
        target: document.querySelector(":target")?.id,
        lit: lit.map((e) => e.className || e.tagName),
        parent: lit.every((e) => e.parentElement === lit[0].parentElement),
        text: lit.map((e) => e.textContent.trim()).join(" "),
        inView: box !== undefined && box.bottom > 0 && box.top < innerHeight,
      };
    });
    const where = `${text} ${href}`;
    if (`#${seen.target}` !== href) fault(file, `${where} leads nowhere`);
    else if (seen.lit.length === 0 || seen.text === "") fault(file, `${where} highlights nothing`);
    else if (!seen.inView) fault(file, `${where}: what it highlights is out of view`);
    // s1-p7-1-2 is sentences 1 and 2 of paragraph 7: both and no other, in one paragraph.
    const sentences = href.match(/^#s\d+-p\d+((?:-\d+)+)$/)?.[1].slice(1).split("-").map((n) => `n${n}`);
    if (sentences && (seen.lit.join() !== sentences.join() || !seen.parent)) {
      fault(file, `${where} highlights ${seen.lit.join(", ")}`);
    }
  }
}

async function narrow(file, page) {
  await page.setViewportSize({ width: 320, height: 640 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > 320) fault(file, `is ${width} pixels wide on a screen of 320`);
  await page.setViewportSize({ width: 1280, height: 720 });
}

async function paper(file, page) {
  for (const format of ["A4", "Letter"]) {
    const pdf = join(work, "page.pdf");
    writeFileSync(pdf, await page.pdf({ format, preferCSSPageSize: false, printBackground: true }));
    const pages = execFileSync("pdfinfo", [pdf]).toString().match(/^Pages:\s+(\d+)/m)?.[1];
    if (pages !== "1") fault(file, `prints on ${pages} pages of ${format}`);
  }
}
