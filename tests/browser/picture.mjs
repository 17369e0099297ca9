// The picture of the README: node tests/browser/picture.mjs writes docs/screenshot.png from the built demo.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { launchOptions } from "../../www/tools/browser.mjs";
import { Failure, ROOT, runTool, say } from "../../www/tools/command.mjs";
import { serve } from "../../www/tools/serve.mjs";

const PICTURE = join(ROOT, "docs", "screenshot.png");
/** Bytes: a README is read on phones too. */
const MOST = 200_000;

await runTool(async () => {
  const server = await serve();
  const browser = await chromium.launch(await launchOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1100 }, colorScheme: "light", reducedMotion: "reduce" });
    const ready = page.addInitScript(() => {
      /** @type {any} */ (window).ready = new Promise((done) => addEventListener("ready", () => done(undefined), { once: true }));
    });
    await ready;
    await page.goto(server.url);
    const figure = page.locator("force-figures");
    await figure.scrollIntoViewIfNeeded();
    await page.evaluate(() => /** @type {any} */ (window).ready);
    // The paragraph before the figure shows that it stands in an article.
    await page.locator("article > p").last().waitFor();
    const box = await figure.boundingBox();
    const above = await page.locator("force-figures").evaluate((element) => element.previousElementSibling?.getBoundingClientRect().height ?? 0);
    if (!box) throw new Failure("the figure is not on the page");
    const top = (await page.evaluate(() => scrollY)) + box.y - above - 32;
    const bytes = await page.screenshot({ fullPage: true, clip: { x: 0, y: top, width: 1280, height: box.height + above + 48 } });
    if (bytes.length > MOST) throw new Failure(`the picture has ${bytes.length} bytes; at most ${MOST} are wanted`);
    mkdirSync(join(ROOT, "docs"), { recursive: true });
    writeFileSync(PICTURE, bytes);
    say(`docs/screenshot.png ${(bytes.length / 1000).toFixed(1)} kB`);
  } finally {
    await browser.close();
    await server.close();
  }
});
