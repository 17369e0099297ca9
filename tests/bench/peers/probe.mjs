// What runs in the pages. Every function here is handed to the browser as text: it may use nothing of this file.

/**
 * Before anything else of a page: watches for the chart, the first life, long tasks and the reader's first touch.
 * A time is that of the first task after the frame that showed it. Frames wait for stylesheets, so an unstyled chart is never seen.
 */
export function watch() {
  const seen = { painted: null, live: null, ready: 0, intent: null, long: [] };
  globalThis.seen = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.long.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
  addEventListener("ready", ({ target }) => {
    if (target.localName === "force-figures") seen.ready += 1;
  });
  for (const type of ["pointerover", "pointermove", "pointerdown", "touchstart"]) {
    addEventListener(type, ({ timeStamp }) => (seen.intent ??= timeStamp), { capture: true, passive: true });
  }
  const afterFrame = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      then();
    };
    port2.postMessage(null);
  };
  const drawn = () => {
    if (document.documentElement?.dataset.kind !== "ours") return performance.getEntriesByName("drawn").length > 0;
    const wanted = document.getElementsByTagName("force-figures").length;
    return document.readyState !== "loading" && wanted > 0 && seen.ready >= wanted;
  };
  const painted = () => {
    if (document.documentElement?.dataset.kind === "peer") return drawn();
    return document.getElementById("after") !== null && document.querySelector("main svg") !== null;
  };
  const look = () => {
    if (seen.painted === null && painted()) {
      seen.painted = 0;
      afterFrame(() => (seen.painted = performance.now()));
    }
    if (seen.live === null && drawn()) {
      seen.live = 0;
      afterFrame(() => (seen.live = performance.now()));
    }
    if (seen.painted === null || seen.live === null) requestAnimationFrame(look);
  };
  if (!location.pathname.endsWith("/blank.html")) requestAnimationFrame(look);
}

/** Ways into the page's first widget, for the functions below: ours is a tree of its own or the page's, a peer's is the page's. */
export function reach() {
  const own = document.querySelector("force-figures");
  const root = own ?? document.querySelector(".widget") ?? document.querySelector("main");
  const inside = (selector) => own?.shadowRoot?.querySelector(selector) ?? root.querySelector(selector);
  const plot = () => inside(".ff-plot") ?? root.querySelector(".plot");
  /** What a reader's pointer would be over, below shadow roots. */
  const under = (x, y) => {
    let at = document.elementFromPoint(x, y);
    for (let deeper = at; deeper; at = deeper) {
      const next = deeper.shadowRoot?.elementFromPoint(x, y);
      deeper = next && next !== deeper ? next : null;
      if (!deeper) break;
    }
    return at;
  };
  const afterFrame = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done(performance.now());
      };
      port2.postMessage(null);
    });
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  /**
   * Times `act` as a frame does: it runs in an animation frame's callback. `script` is that and its microtasks; `frame` is until the
   * first task after the frame: style, layout and painting on the main thread besides.
   */
  const time = (act) =>
    new Promise((done) =>
      requestAnimationFrame(async () => {
        const end = afterFrame();
        const start = performance.now();
        act();
        for (let hop = 0; hop < 16; hop += 1) await null;
        const script = performance.now() - start;
        done({ script, frame: (await end) - start });
      }),
    );
  globalThis.reach = { own, root, inside, plot, under, afterFrame, frame, time };
}

/** What a reader reads of the last point; ours tells it at the cursor alone. */
export function readout() {
  const { inside, root } = globalThis.reach;
  return (inside(".ff-readout") ?? root.querySelector(".readout"))?.textContent ?? "";
}

/**
 * Chooses each force once. `how`: "select", as a reader does; "attribute", as a page may with ours.
 * @param {{ forces: string[], how: "select" | "attribute" }} task
 */
export async function choose({ forces, how }) {
  const { own, inside, frame, time } = globalThis.reach;
  const select = inside("select[name=force]");
  const says = () => (inside(".ff-headline") ?? inside(".readout"))?.textContent ?? "";
  const times = [];
  const told = [];
  for (const force of forces) {
    if (how === "select" && ![...select.options].some(({ value }) => value === force)) {
      // A list may be filled only when a reader is about to open it.
      select.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, composed: true, pointerType: "mouse" }));
      select.focus();
      await frame();
    }
    times.push(
      await time(() => {
        if (how === "attribute") return own.setAttribute("force", force);
        select.value = force;
        select.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }),
    );
    told.push([force, select?.value ?? "", says()]);
    await frame();
  }
  return { times, told };
}

/** Moves the pointer over the plot, from end to end and back. @param {number} moves */
export async function hover(moves) {
  const { plot, under, time, root, inside, frame } = globalThis.reach;
  plot().scrollIntoView({ block: "center", behavior: "instant" });
  await frame();
  const box = plot().getBoundingClientRect();
  const target = under(box.x + box.width / 2, box.y + box.height / 2);
  const says = () => (inside(".ff-readout") ?? root.querySelector(".readout"))?.textContent ?? "";
  const times = [];
  const told = new Set();
  const [left, right, y] = [box.x + 40, box.right - 10, box.y + box.height / 2];
  for (const type of ["pointerover", "mouseover"]) target.dispatchEvent(new (type[0] === "p" ? PointerEvent : MouseEvent)(type, { bubbles: true, composed: true, clientX: left, clientY: y, pointerType: "mouse" }));
  for (const type of ["pointerenter", "mouseenter"]) {
    for (let at = target; at && at !== root; at = at.parentElement) at.dispatchEvent(new (type[0] === "p" ? PointerEvent : MouseEvent)(type, { clientX: left, clientY: y, pointerType: "mouse" }));
  }
  for (let move = 0; move < moves; move += 1) {
    const there = (move * 7) % (2 * (right - left));
    const x = left + (there < right - left ? there : 2 * (right - left) - there);
    const at = { bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y, movementX: 7, pointerType: "mouse" };
    times.push(
      await time(() => {
        target.dispatchEvent(new PointerEvent("pointermove", at));
        target.dispatchEvent(new MouseEvent("mousemove", at));
      }),
    );
    told.add(says());
  }
  return { times, told: [...told] };
}

/**
 * Puts a widget into the page and takes it out again. `script` is until it is drawn, `frame` until the first task after the frame that
 * shows it, `unmount` the script of taking it away.
 * @param {{ times: number, force: string, measure: string }} task
 */
export async function mounts({ times, force, measure }) {
  const { own, frame, afterFrame } = globalThis.reach;
  const main = document.querySelector("main");
  const taken = [];
  for (let round = 0; round < times; round += 1) {
    const host = document.createElement("div");
    host.className = own ? "" : "widget";
    await frame();
    let shown = afterFrame();
    const start = performance.now();
    let unmount = () => {};
    let script = NaN;
    if (own) {
      const element = document.createElement("force-figures");
      for (const [name, value] of Object.entries({ loading: "eager", force, measure })) element.setAttribute(name, value);
      const ready = new Promise((done) => element.addEventListener("ready", () => done((script = performance.now() - start)), { once: true }));
      host.append(element);
      main.append(host);
      await shown;
      if (Number.isNaN(script)) {
        // It took more than the frame's own task.
        await ready;
        await frame();
        shown = afterFrame();
      }
    } else {
      main.append(host);
      unmount = globalThis.peer.mount(host, force);
      script = performance.now() - start;
    }
    const whole = (await shown) - start;
    await frame();
    const leaving = performance.now();
    unmount();
    host.remove();
    taken.push({ script, frame: whole, unmount: performance.now() - leaving });
  }
  await frame();
  return taken;
}

/** Elements of the page's widgets, with those of their shadow trees. */
export function elements() {
  const count = (root) => {
    let total = 0;
    for (const element of root.querySelectorAll("*")) total += 1 + (element.shadowRoot ? count(element.shadowRoot) : 0);
    return total;
  };
  let total = 0;
  for (const host of document.querySelectorAll("force-figures, .widget, main > svg")) total += 1 + count(host) + (host.shadowRoot ? count(host.shadowRoot) : 0);
  return total;
}

/** Whether the widget is dressed: sizes that only its stylesheet gives. */
export function dressed() {
  const { own, root, plot } = globalThis.reach;
  const box = plot()?.getBoundingClientRect();
  const canvas = plot()?.querySelector("canvas");
  return {
    container: getComputedStyle(root).containerType,
    display: getComputedStyle(root).display,
    ink: own ? getComputedStyle(globalThis.reach.inside(".ff-headline")).color : null,
    width: box?.width ?? 0,
    height: box?.height ?? 0,
    canvas: canvas ? [canvas.width, canvas.height] : null,
    plotBox: box ? { x: box.x, y: box.y, width: box.width, height: box.height } : null,
  };
}
