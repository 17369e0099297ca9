// The browser of the tests: which one, and how it is started. Finding only; installing is setup.mjs.

import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Failure } from "./command.mjs";

/** The same engine without windows, tabs and their services: the tests take a quarter less of the processor's time in it. */
export const HEADLESS_SHELL = "chromium-headless-shell";

/** Names of Chromium on PATH, best first. */
const COMMANDS = [HEADLESS_SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Folders of installed applications, and where the browsers are in them. */
const APPLICATIONS = {
  darwin: {
    roots: ["/Applications", join(process.env.HOME ?? "", "Applications")],
    paths: [
      "Google Chrome.app/Contents/MacOS/Google Chrome",
      "Chromium.app/Contents/MacOS/Chromium",
      "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ],
  },
  win32: {
    roots: [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA],
    paths: ["Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"],
  },
};

const isRoot = process.getuid?.() === 0;

/**
 * What no test looks at. Every window of Chromium loads two pages for the suggestions below its address bar, also where nobody sees
 * one: half of the time of a visit. It keeps a process ready for a site that nobody will open. The others are those that Playwright 1.65 disables: of two such switches the last one counts.
 */
const DISABLED_FEATURES = [
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"],
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable"],
  ...["LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect"],
  ...["TcpPortRandomizationWin", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"],
];

/** Arguments for every launch. The background services would ask hosts of their own, and tests count every request. */
export const browserArguments = [
  `--disable-features=${DISABLED_FEATURES.join(",")}`,
  "--headless",
  // Chromium's sandbox refuses to start as root (containers, CI); everywhere else it stays on.
  ...(isRoot ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} name */
function commandOnPath(name) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** The browser downloaded by playwright-core, if it has been. */
async function playwrightsOwn() {
  try {
    const { chromium } = await import("playwright-core");
    return chromium.executablePath();
  } catch {
    // Not installed yet: then it has downloaded no browser either.
    return "";
  }
}

/** The path of a Chromium on this machine, or null. FORCE_FIGURES_BROWSER wins, and must then be right. */
export async function findBrowser() {
  const chosen = process.env.FORCE_FIGURES_BROWSER;
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Failure(`FORCE_FIGURES_BROWSER=${chosen}: no such program`);
  }
  const onPath = COMMANDS.map(commandOnPath).find((path) => path !== undefined);
  if (onPath) return onPath;

  const { roots, paths } = APPLICATIONS[/** @type {"darwin" | "win32"} */ (process.platform)] ?? { roots: [], paths: [] };
  const applications = paths.flatMap((path) => roots.filter(Boolean).map((root) => join(root, path)));
  const application = applications.find((file) => existsSync(file));
  if (application) return application;

  const own = await playwrightsOwn();
  return own && existsSync(own) ? own : null;
}

/** The path of the browser for the tests. */
export async function browserExecutable() {
  const found = await findBrowser();
  if (!found) throw new Failure("no Chromium found. Run this, then try again:\n  node www/tools/setup.mjs --browser");
  return found;
}

/** Options for playwright-core's `chromium.launch()`. */
export const launchOptions = async () => ({
  executablePath: await browserExecutable(),
  args: browserArguments,
  // Without this Playwright turns the sandbox off for everyone.
  chromiumSandbox: !isRoot,
});

/** Holds the address of a browser that runs already: starting one takes two seconds, and there are forty files of tests. */
export const BROWSER_SERVER = "FORCE_FIGURES_BROWSER_SERVER";

/** Runs `work` with one browser for every process that it starts. @param {() => Promise<void>} work */
export async function withBrowser(work) {
  // Not before it is needed: setup.mjs imports this file when there are no packages yet.
  const { chromium } = await import("playwright-core");
  const server = await chromium.launchServer(await launchOptions());
  process.env[BROWSER_SERVER] = server.wsEndpoint();
  try {
    await work();
  } finally {
    delete process.env[BROWSER_SERVER];
    await server.close();
  }
}
