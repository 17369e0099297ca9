// A newsroom's strict policy holds: nothing inline, nothing evaluated, nothing from elsewhere.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { CONTENT_SECURITY_POLICY } from "../../www/tools/serve.mjs";
import { browserOfFile, built, DIST, visit } from "./support.mjs";

const own = browserOfFile();

/** All that a reader can do, once. */
async function useAll(/** @type {import("./support.mjs").Visit} */ reader) {
  await reader.ready();
  await reader.pick("force", "kent");
  await reader.headline((text) => text.startsWith("Kent Police"));
  await reader.turn("chart", "years");
  await reader.turn("measure", "rate");
  await reader.headline((text) => text.includes("for every 1,000 people"));
  await reader.part(".ff-figures > summary").click();
  await reader.part(".ff-plot").hover();
  await reader.page.emulateMedia({ colorScheme: "dark" });
  await reader.frame();
}

test("the strict policy is not strained", async (t) => {
  assert.ok(!/unsafe-inline|'unsafe-eval'|\*|https?:/.test(CONTENT_SECURITY_POLICY), CONTENT_SECURITY_POLICY);
  for (const path of ["index.html", "gallery.html", "frame.html"]) {
    const reader = await visit(t, own, { path });
    await useAll(reader);
    assert.deepEqual((await reader.seen()).violations, []);
    assert.deepEqual(reader.errors, []);
  }
});

test("trusted types are not strained", async (t) => {
  for (const path of ["index.html", "frame.html?force=gwent&scheme=auto&events=*"]) {
    const reader = await visit(t, own, {
      path,
      headers: { "Content-Security-Policy": `${CONTENT_SECURITY_POLICY}; require-trusted-types-for 'script'; trusted-types 'none'` },
    });
    await useAll(reader);
    assert.deepEqual((await reader.seen()).violations, []);
    assert.deepEqual(reader.errors, []);
  }
});

test("no page of the site holds a style or a script of its own", () => {
  const pages = readdirSync(DIST).filter((name) => name.endsWith(".html"));
  assert.ok(pages.length >= 2, pages.join(" "));
  for (const name of pages) {
    const html = built(name).toString("utf8");
    for (const [what, pattern] of /** @type {const} */ ([
      ["a style element", /<style\b/i],
      ["a style attribute", /<[^>]+\sstyle\s*=/i],
      ["an event attribute", /<[^>]+\son\w+\s*=/i],
      ["a script without src", /<script\b(?![^>]*\ssrc=)[^>]*>/i],
      ["a javascript: address", /javascript:/i],
      ["a file from elsewhere", /<(?:script|link|img|iframe)\b[^>]*\s(?:src|href)=["']?(?:https?:)?\/\//i],
    ])) {
      assert.equal(pattern.exec(html)?.[0], undefined, `${name} holds ${what}`);
    }
  }
});
