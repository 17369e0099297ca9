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
    await page.addInitScript(() => {
      /** @type {any} */ (window).ready = new Promise((done) => addEventListener("ready", () => done(undefined), { once: true }));
    });
    await page.goto(server.url);
    const figure = page.locator("force-figures");
    // Away from the chart, whose cursor would show.
    await figure.locator(".ff-headline").first().hover();
    await page.evaluate(() => /** @type {any} */ (window).ready);
    // From the paragraph before the figure on, which shows that it stands in an article.
    const { top, bottom } = await figure.evaluate((element) => ({
      top: (element.previousElementSibling ?? element).getBoundingClientRect().top + scrollY,
      bottom: element.getBoundingClientRect().bottom + scrollY,
    }));
    const bytes = await page.screenshot({ fullPage: true, clip: { x: 0, y: top - 24, width: 1280, height: bottom - top + 24 } });
    if (bytes.length > MOST) throw new Failure(`the picture has ${bytes.length} bytes; at most ${MOST} are wanted`);
    mkdirSync(join(ROOT, "docs"), { recursive: true });
    writeFileSync(PICTURE, bytes);
    say(`docs/screenshot.png ${(bytes.length / 1000).toFixed(1)} kB`);
  } finally {
    await browser.close();
    await server.close();
  }
});
