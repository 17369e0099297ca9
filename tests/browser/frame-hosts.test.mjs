// The iframe form under the scripts that newsrooms already have: each of them, unchanged, keeps the frame as high as its figure.

import assert from "node:assert/strict";
import { test } from "node:test";
import { visitHost } from "./host.mjs";
import { browserOfFile } from "./support.mjs";

const own = browserOfFile();

const plain = (/** @type {string} */ src, more = "") => `<iframe id="figures" title="Recorded crime" src="${src}" ${more}></iframe>`;

/** What a Datawrapper embed leaves on a page: it takes any frame's height, and looks into every message. */
const DATAWRAPPER = `<script>
  addEventListener("message", (event) => {
    if (event.data["datawrapper-height"] === undefined) return;
    for (const name in event.data["datawrapper-height"]) {
      for (const frame of document.querySelectorAll("iframe")) {
        if (frame.contentWindow === event.source) frame.style.height = event.data["datawrapper-height"][name] + "px";
      }
    }
  });
</script>`;

/** What amp-iframe does: a sandboxed frame, and heights of less than 100 px are refused. */
const AMP = `<script>
  addEventListener("message", ({ source, data }) => {
    const frame = document.querySelector("iframe");
    if (source !== frame.contentWindow || data.sentinel !== "amp" || data.type !== "embed-size") return;
    if (data.height >= 100) frame.height = data.height;
  });
</script>`;

/**
 * @type {{ name: string, tells: string[], asks?: string, mayAsk?: string, body: (frame: (query?: string) => string) => string }[]}
 * tells: the protocols that the frame must have spoken, in their order. asks: the one whose host came late, and asked again. mayAsk: the one whose host may have.
 */
const HOSTS = [
  {
    name: "pym.js 1.3.2",
    tells: ["pym", "amp", "datawrapper"],
    body: (frame) => `<div id="figures" data-pym-src="${frame("force=kent")}" data-pym-optionalparams="false"></div>
      <script src="/pym.js/dist/pym.v1.min.js"></script>`,
  },
  {
    name: "@nprapps/sidechain",
    tells: ["amp", "datawrapper"],
    body: (frame) => `<script src="/@nprapps/sidechain/dist/sidechain.js"></script>
      <side-chain id="figures" src="${frame("force=kent")}"></side-chain>`,
  },
  {
    name: "@nprapps/sidechain with a name for its frame",
    tells: ["pym", "amp", "datawrapper"],
    body: (frame) => `<script src="/@nprapps/sidechain/dist/sidechain.js"></script>
      <side-chain id="figures" src="${frame("force=kent&childId=figures")}"></side-chain>`,
  },
  {
    name: "@newswire/frames",
    tells: ["amp", "datawrapper"],
    body: (frame) => `<div data-frame-src="${frame("force=kent")}"></div>
      <script src="/@newswire/frames/dist/frames.umd.js"></script>
      <script>newswireFrames.autoInitFrames();</script>`,
  },
  {
    name: "@newswire/frames, started after the frame has loaded",
    asks: "amp",
    tells: ["amp", "datawrapper"],
    body: (frame) => `${plain(frame("force=kent"))}
      <script src="/@newswire/frames/dist/frames.umd.js"></script>
      <script>addEventListener("load", () => setTimeout(() => newswireFrames.observeIframe(document.querySelector("iframe")), 1500));</script>`,
  },
  {
    name: "iframe-resizer 4",
    tells: ["amp", "datawrapper", "iframe-resizer"],
    body: (frame) => `${plain(frame("force=kent"))}
      <script src="/iframe-resizer/js/iframeResizer.min.js"></script>
      <script>iFrameResize({ onInit: () => { window.begun = true; } }, "iframe");</script>`,
  },
  {
    name: "open-iframe-resizer",
    tells: ["amp", "datawrapper", "open-iframe-resizer"],
    body: (frame) => `${plain(frame("force=kent"))}
      <script type="module">
        import { initialize } from "/@open-iframe-resizer/core/dist/index.js";
        initialize({}, "iframe");
      </script>`,
  },
  {
    name: "open-iframe-resizer in its mode for frames of iframe-resizer",
    tells: ["amp", "datawrapper", "iframe-resizer"],
    body: (frame) => `${plain(frame("force=kent"))}
      <script type="module">
        import { initialize } from "/@open-iframe-resizer/core/dist/index.js";
        initialize({ enableLegacyLibSupport: true }, "iframe");
      </script>`,
  },
  { name: "a page with a Datawrapper embed", tells: ["amp", "datawrapper"], body: (frame) => DATAWRAPPER + plain(frame("force=kent")) },
  { name: "an AMP page", tells: ["amp", "datawrapper"], body: (frame) => AMP + plain(`${frame("force=kent")}#amp=1`, `sandbox="allow-scripts"`) },
  {
    name: "our own script",
    tells: ["amp", "datawrapper"],
    // It asks a frame that was there before it.
    mayAsk: "amp",
    body: (frame) => `${plain(frame("force=kent"), "data-force-figures")}<script async src="${new URL("embed.js", frame())}"></script>`,
  },
];

/** How often a protocol told a height twice in a row. */
const repeated = (/** @type {number[]} */ heights) => heights.filter((height, index) => height === heights[index - 1]).length;

for (const { name, tells, asks, mayAsk, body } of HOSTS) {
  test(`${name}: the frame is as high as its figure`, async (t) => {
    const host = await visitHost(t, own, { body });
    const frame = await host.drawn();
    const loaded = await host.fitting();
    assert.deepEqual(Object.keys(await host.told()), tells);

    await host.page.setViewportSize({ width: 320, height: 900 });
    const narrow = await host.fitting((height) => height !== loaded);
    assert.ok(narrow > loaded + 50, `narrower is higher: ${loaded} -> ${narrow}`);
    await host.page.setViewportSize({ width: 800, height: 900 });
    await host.fitting((height) => height === loaded);

    /** How many messages each protocol has sent while `change` was made and the frame has followed. */
    const during = async (/** @type {() => Promise<void>} */ change, /** @type {(height: number) => boolean} */ right) => {
      const before = await host.told();
      await change();
      const height = await host.fitting(right);
      // A second message would come with the next frames, or with the answer to a host that told its width.
      await new Promise((done) => setTimeout(done, 250));
      const after = await host.told();
      return { height, sent: tells.map((protocol) => after[protocol].length - before[protocol].length) };
    };
    const once = tells.map(() => 1);
    const table = frame.locator("force-figures .ff-figures > summary").filter({ visible: true });
    const open = await during(() => table.click(), (height) => height > loaded + 200);
    assert.deepEqual(open.sent, once);
    const closed = await during(() => table.click(), (height) => height === loaded);
    assert.deepEqual(closed.sent, once, "and smaller again");
    // Another force has other notes.
    const chosen = await during(
      async () => void (await frame.locator("select[name=force]").selectOption("gloucestershire")),
      (height) => height !== loaded,
    );
    assert.deepEqual(chosen.sent, once);

    for (const [protocol, heights] of Object.entries(await host.told())) {
      const told = `${protocol}: ${heights.join(" ")}`;
      if (protocol === mayAsk) assert.ok(repeated(heights) <= 1, told);
      else assert.equal(repeated(heights), protocol === asks ? 1 : 0, told);
    }
    // One of the hosts speaks to a frame that has not loaded yet, and the browser tells it so.
    assert.deepEqual(host.errors.filter((line) => !line.includes("/iframe-resizer/")), []);
  });
}
