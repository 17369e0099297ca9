// The wasm and the datasets are those that the script was built with, or they are not used.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { launchOptions } from "../../www/tools/browser.mjs";
import { bareElement, browserOfFile, built, EARLIER, LATEST, visit, WASM } from "./support.mjs";

const own = browserOfFile();

/** The file with one bit of its middle the other way round. @param {string} path */
function flipped(path) {
  const bytes = Buffer.from(built(path));
  bytes[bytes.length >> 1] ^= 1;
  return bytes;
}

/** @param {string} path @param {Uint8Array} body */
const answerOf = (path, body) => ({ headers: { "Content-Type": path === WASM ? "application/wasm" : "application/octet-stream" }, body });

test("the script holds what the checksum of each file begins with", () => {
  const script = built("force-figures.js").toString("utf8");
  for (const path of [WASM, LATEST, EARLIER]) {
    const sum = createHash("sha256").update(built(path)).digest("base64").slice(0, 24);
    assert.ok(script.includes(`"${sum}"`), `${path}: ${sum}`);
  }
});

for (const [path, kind] of /** @type {const} */ ([
  [WASM, "wasm-damaged"],
  [LATEST, "data-damaged"],
])) {
  test(`${path} with one flipped bit is asked for once more, and not used`, async (t) => {
    const reader = await visit(t, own, { answer: (asked) => (asked === path ? answerOf(path, flipped(path)) : null) });
    const [failure] = await reader.events("error");
    assert.equal(failure.detail.kind, kind);
    assert.ok(failure.detail.message.endsWith(`${path}: not the file that this script was built with`), failure.detail.message);
    assert.equal(reader.asked.filter((asked) => asked === path).length, 2);
    assert.deepEqual((await reader.seen()).events.map(({ type }) => type), ["figure-error", "error"], "told once, and not ready");
    assert.ok((await reader.part(".ff-static svg").boundingBox())?.height, "the static chart stands");
  });

  test(`an old copy of ${path} is mended by asking past the caches`, async (t) => {
    let times = 0;
    const reader = await visit(t, own, {
      answer: (asked) => (asked === path && (times += 1) === 1 ? answerOf(path, flipped(path)) : null),
    });
    await reader.ready();
    assert.equal(times, 2);
    assert.deepEqual([...reader.errors, ...reader.lines], []);
  });
}

test("a page's own dataset is not held to the published one of the same name", async (t) => {
  const src = "/own/harassment-2026-04-23.figures";
  const reader = await visit(t, own, {
    body: bareElement({ force: "merseyside", src, "year-ending": "2023-06" }),
    answer: (asked) => (asked === src ? answerOf(src, built(EARLIER)) : null),
  });
  await reader.ready();
  assert.ok((await reader.shown()).released.includes("2023"), (await reader.shown()).released);
});

test("over plain http, where browsers have no digests, the widget draws, and the dataset's own checksum still holds", async (t) => {
  const options = await launchOptions();
  const args = [...options.args, "--host-resolver-rules=MAP figures.test 127.0.0.1"];
  const browser = await chromium.launch({ ...options, args });
  t.after(() => browser.close());
  /** The demo by a name that is no localhost. @param {import("./support.mjs").VisitOptions} [more] */
  const open = async (more) => {
    const reader = await visit(t, { browser }, { body: "", ...more });
    await reader.page.goto(reader.url.replace(/\/\/[^:/]+/, "//figures.test") + "index.html");
    return reader;
  };
  const plain = await open();
  assert.equal(await plain.page.evaluate(() => isSecureContext || typeof crypto.subtle), "undefined");
  await plain.ready();
  assert.deepEqual([...plain.errors, ...plain.lines], []);

  const damaged = await open({ answer: (asked) => (asked === LATEST ? answerOf(LATEST, flipped(LATEST)) : null) });
  assert.equal((await damaged.events("error"))[0].detail.kind, "data-damaged");
  assert.equal(damaged.asked.filter((asked) => asked === LATEST).length, 1);
});
