// The demo's server: static files of www/dist on this machine only, precompressed, under a strict content security policy.
// Browser tests start it with `serve({ root, port: 0 })` and use `intercept` to break single files.

import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import sirv from "sirv";
import { Failure, isMain, ROOT, runTool, say } from "./command.mjs";

/** What the widget needs of a page, and nothing else: a host with this policy can print it. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  // The builder's previews.
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Endings that the MIME table of sirv does not know, or leaves without a character set. */
const TYPES = {
  ".figures": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
};

/**
 * @typedef {object} Answer
 * @property {number} [status] 200 if not said
 * @property {Record<string, string>} [headers]
 * @property {string | Uint8Array} [body]
 *
 * @typedef {(request: import("node:http").IncomingMessage) => Answer | null | undefined | Promise<Answer | null>} Intercept
 *
 * @typedef {object} Server
 * @property {string} url ends with a slash
 * @property {number} port
 * @property {() => Promise<void>} close
 */

/**
 * Serves a folder on localhost.
 * @param {object} [options]
 * @param {string} [options.root] the folder; www/dist if not said
 * @param {number} [options.port] 0 for any free one
 * @param {Record<string, string>} [options.headers] laid over the server's own on every answer; an empty string removes one
 * @param {Intercept} [options.intercept] answers in place of the folder
 * @returns {Promise<Server>}
 */
export async function serve({ root = join(ROOT, "www", "dist"), port = 0, headers = {}, intercept = () => null } = {}) {
  // dev: looked up at each request, so that a rebuild shows without a restart.
  const files = sirv(root, {
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders(response, path) {
      const type = TYPES[/\.\w+$/.exec(path)?.[0] ?? ""];
      if (type) response.setHeader("Content-Type", type);
    },
  });

  const server = createServer(async (request, response) => {
    const own = {
      // Names carry no hash: ask again each time, and be answered 304 by the entity tag.
      "Cache-Control": "no-cache",
      "Content-Security-Policy": CONTENT_SECURITY_POLICY,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      // A sandboxed frame without allow-same-origin has no origin: its own modules, wasm and data are foreign to it. They are public.
      "Access-Control-Allow-Origin": "*",
      ...headers,
    };
    for (const [name, value] of Object.entries(own)) if (value !== "") response.setHeader(name, value);
    try {
      const answer = await intercept(request);
      if (answer) {
        response.writeHead(answer.status ?? 200, answer.headers);
        response.end(answer.body);
      } else if (request.method !== "GET" && request.method !== "HEAD") {
        response.writeHead(405, { Allow: "GET, HEAD" }).end();
      } else {
        files(request, response, () => {
          response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" });
          response.end("not found\n");
        });
      }
    } catch (error) {
      say(String(error));
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  });

  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const bound = /** @type {import("node:net").AddressInfo} */ (server.address()).port;
  return {
    url: `http://localhost:${bound}/`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** PORT exactly, when it is set; otherwise 8080 or the next free port. */
async function serveOnFreePort() {
  const wanted = process.env.PORT;
  const first = Number(wanted ?? 8080);
  if (!(Number.isInteger(first) && first >= 0 && first <= 65535)) {
    throw new Failure(`PORT=${wanted}: expected a whole number from 0 to 65535`);
  }
  const last = wanted ? first : first + 20;
  for (let port = first; ; port += 1) {
    try {
      return await serve({ port });
    } catch (error) {
      const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code !== "EADDRINUSE") throw new Failure(`cannot listen on port ${port}: ${message}`);
      if (port === last) throw new Failure(`port ${port} is taken; choose another, for example: PORT=9000 npm run serve`);
    }
  }
}

if (isMain(import.meta.url)) {
  await runTool(async () => {
    if (!existsSync(join(ROOT, "www", "dist", "index.html"))) {
      throw new Failure("nothing to serve yet. Run this first:\n  npm run build");
    }
    const { url } = await serveOnFreePort();
    say(`\nForce Figures: ${url}\n(Ctrl-C stops it)`);
  });
}
