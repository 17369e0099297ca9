// The optional service worker: the widget's own files come from the network, and where there is none, from what was kept of it. It
// answers for no other file. A site that has a worker of its own imports this one, and says before where the files are:
//   self.forceFigures = { folder: "/force-figures/" }; importScripts("/force-figures/service-worker.js");
// `npm run site` writes a worker above this one, which says the same of a whole site.

/**
 * @typedef {object} Settings
 * @property {string} [folder] address of the widget's files; the worker's own folder if not said
 * @property {string[]} [files] what is kept before anyone asks for it, by its path in that folder
 *
 * @typedef {Event & { waitUntil(work: Promise<unknown>): void }} Extendable
 * @typedef {Extendable & { request: Request, respondWith(answer: Promise<Response>): void }} Asked
 */

const { folder = ".", files = FIRST_FILES } = /** @type {{ forceFigures?: Settings }} */ (/** @type {unknown} */ (self)).forceFigures ?? {};
const FOLDER = new URL(folder, location.href).href;
const NAMES = new Set(OWN_FILES);

/** A cache for each version: files of two releases never meet in one. */
const CACHES = "force-figures-";
const CACHE = CACHES + VERSION;

/** The frame that scripts turn into that of any force; those with a force's own figures are in folders below. */
const FRAME = "frame.html";
const ANY_FRAME = FOLDER + FRAME;

/** The address under which a file is kept: what a page asks a frame for changes none of its bytes. @param {string} url */
const keyOf = (url) => url.replace(/[?#].*/, "");

/** @param {string} key */
const isOwn = (key) => key.startsWith(FOLDER) && NAMES.has(key.slice(key.lastIndexOf("/") + 1));

/** @param {Cache} cache @param {string} key @param {Response} response */
const keep = (cache, key, response) =>
  // A page that has been redirected to cannot be one's answer to another request; its bytes can.
  cache.put(key, response.redirected ? new Response(response.body, { headers: response.headers }) : response);

/** The files of a first view, all of one moment: the caches of the browser are asked whether they are current. */
async function keepFirst() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    files.map(async (name) => {
      const key = FOLDER + name;
      const response = await fetch(key, { cache: "no-cache" });
      // A site need not publish every file, such as the frame; with no network at all, the browser tries again.
      if (response.ok) await keep(cache, key, response);
    }),
  );
}

async function forgetEarlier() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(CACHES) && name !== CACHE).map((name) => caches.delete(name)));
}

/**
 * What there is without a network. A force's own frame that was never kept is had in the one of all forces, as long as the address
 * itself names the force: with this worker there are scripts, which show just what it says.
 * @param {Cache} cache @param {string} url
 */
async function keptOf(cache, url) {
  const key = keyOf(url);
  const kept = await cache.match(key);
  if (kept || !key.endsWith(`/${FRAME}`) || key === ANY_FRAME) return kept;
  const { search, searchParams } = new URL(url);
  return searchParams.get("force") && (await cache.match(ANY_FRAME)) ? Response.redirect(ANY_FRAME + search) : undefined;
}

/** @param {Asked} event @param {string} key */
async function answer(event, key) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(keep(cache, key, response.clone()));
    if (response.status < 500) return response;
    return (await keptOf(cache, event.request.url)) ?? response;
  } catch (error) {
    const kept = await keptOf(cache, event.request.url);
    if (kept) return kept;
    throw error;
  }
}

addEventListener("install", (event) => /** @type {Extendable} */ (event).waitUntil(keepFirst()));
addEventListener("activate", (event) => /** @type {Extendable} */ (event).waitUntil(forgetEarlier()));
addEventListener("fetch", (event) => {
  const asked = /** @type {Asked} */ (event);
  const key = keyOf(asked.request.url);
  if (asked.request.method === "GET" && isOwn(key)) asked.respondWith(answer(asked, key));
});
