// custom-elements.json and the TypeScript declarations say what the code does, and nothing else.

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ATTRIBUTES, QUIET_ATTRIBUTES } from "../../www/attributes.js";
import { outcome, ROOT } from "../../www/tools/command.mjs";

const WWW = join(ROOT, "www");
const source = (/** @type {string} */ name) => readFileSync(join(WWW, name), "utf8");
const manifest = JSON.parse(source("custom-elements.json"));

/**
 * The elements of the package. A new one is a new line: where its class is, which attributes it has, which scripts build its
 * shadow tree, which name the choices of its readers, and which tell of events.
 */
const ELEMENTS = [
  {
    tag: "force-figures",
    element: "element.js",
    attributes: [...ATTRIBUTES, ...QUIET_ATTRIBUTES],
    scripts: readdirSync(WWW).filter((name) => name.endsWith(".js")),
    choosers: "bar.js",
    emitters: ["element.js", "shell.js", "life.js"],
    styles: "force-figures.css",
    types: "force-figures.d.ts",
  },
];

const sorted = (/** @type {Iterable<string>} */ names) => [...new Set(names)].sort();
const all = (/** @type {string} */ text, /** @type {RegExp} */ pattern) => [...text.matchAll(pattern)].map(([, found]) => found);
const named = (/** @type {{ name: string }[]} */ items) => sorted(items.map(({ name }) => name));

/** @param {string} tag */
function declared(tag) {
  const found = manifest.modules.flatMap((/** @type {any} */ module) => module.declarations).filter((/** @type {any} */ one) => one.tagName === tag);
  assert.equal(found.length, 1, `one declaration of <${tag}>`);
  return found[0];
}

for (const { tag, element, attributes, scripts, choosers, emitters, styles, types } of ELEMENTS) {
  const said = declared(tag);
  const code = source(element);
  const written = source(types);

  test(`<${tag}>: attributes and their properties`, () => {
    assert.deepEqual(named(said.attributes), sorted(attributes));
    const fields = said.members.filter((/** @type {any} */ { kind }) => kind === "field");
    const reflected = fields.map((/** @type {any} */ { attribute }) => attribute);
    // Every HTML element has its own `lang`.
    assert.deepEqual(sorted(reflected), sorted(attributes.filter((name) => name !== "lang")));
    for (const { name, attribute, reflects } of fields) {
      assert.equal(name, attribute.replace(/-(.)/g, (/** @type {string} */ _, /** @type {string} */ letter) => letter.toUpperCase()));
      assert.equal(reflects, true);
    }
    assert.deepEqual(sorted(all(written, /^ {2}get (\w+)\(/gm)), named(fields), "getters of the types");
    assert.deepEqual(sorted(all(written, /^ {2}set (\w+)\(/gm)), named(fields), "setters of the types");
    const methods = said.members.filter((/** @type {any} */ { kind }) => kind === "method");
    assert.deepEqual(sorted(all(written, /^ {2}(\w+)\([^)]*\): Promise/gm)), named(methods), "methods of the types");
    for (const { name, parameters } of methods) assert.ok(code.includes(`  ${name}(${named(parameters ?? []).join(", ")}) {`), name);
  });

  test(`<${tag}>: events`, () => {
    const telling = emitters.map(source).join("\n");
    const literal = all(telling, /\bemit\("([\w-]+)"/g);
    // Those of choices are made of the choice's name.
    assert.ok(telling.includes("emit(`${name}-change`"));
    const chosen = all(source(choosers), /new (?:Picker|Switch)\("(\w+)"\)/g).map((name) => `${name}-change`);
    assert.ok(literal.length >= 2 && chosen.length >= 2);
    assert.deepEqual(named(said.events), sorted([...literal, ...chosen]));
    const map = /interface ForceFiguresEventMap \{([\s\S]*?)\n\}/.exec(written)?.[1] ?? "";
    assert.deepEqual(sorted(all(map, /^ {2}"?([\w-]+)"?: CustomEvent</gm)), named(said.events), "the types");
    for (const { name, type } of said.events) {
      const detail = (/** @type {string} */ text) => sorted(all(text, /(\w+): /g));
      const line = new RegExp(`^ {2}"?${name}"?: CustomEvent<(.*)>;$`, "m").exec(map)?.[1] ?? "";
      assert.deepEqual(detail(line), detail(type.text), `the detail of ${name}`);
    }
  });

  test(`<${tag}>: parts and slots`, () => {
    const texts = scripts.map(source);
    const parts = texts.flatMap((text) => all(text, /\bpart: "([\w-]+)"/g));
    assert.ok(parts.length >= 5);
    assert.deepEqual(named(said.cssParts), sorted(parts));
    const slots = texts.flatMap((text) => [...text.matchAll(/make\("slot"(?:, \{ name: "([\w-]+)")?/g)]).map(([, name = ""]) => name);
    assert.deepEqual(named(said.slots), sorted(slots));
  });

  test(`<${tag}>: custom properties`, () => {
    const css = source(styles);
    const read = all(css, /var\((--ff-[\w-]+)/g);
    assert.ok(read.length >= 10);
    assert.deepEqual(named(said.cssProperties), sorted(read));
    for (const { name, default: value } of said.cssProperties) {
      if (value === undefined) continue;
      // The last says what a browser of today does. A reference to another property goes through its private name.
      const fallbacks = all(css, new RegExp(`var\\(${name}, ((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*)\\)`, "g"));
      assert.ok(fallbacks.includes(value.replace("var(--ff-", "var(--_")), `${name}: ${value}; the sheet has ${fallbacks.join(" | ")}`);
    }
    for (const theme of readdirSync(join(WWW, "themes"))) {
      const unknown = all(source(join("themes", theme)), /(--ff-[\w-]+):/g).filter((name) => !read.includes(name));
      assert.deepEqual(unknown, [], `${theme} sets what nothing reads`);
    }
  });

  test(`<${tag}>: kinds of failure`, () => {
    const kinds = all(/@typedef \{("wasm[\s\S]*?)\} Kind/.exec(source("errors.js"))?.[1] ?? "", /"([\w-]+)"/g);
    assert.ok(kinds.length >= 5);
    const union = /export type FailureKind =([\s\S]*?);/.exec(written)?.[1] ?? "";
    assert.deepEqual(sorted(all(union, /"([\w-]+)"/g)), sorted(kinds));
  });
}

/** The elements of the article's own text: where their class is. They have attributes, and nothing else that a page can set. */
const TEXTS = { "force-figure": "inline.js", "force-story": "story.js" };

for (const [tag, file] of Object.entries(TEXTS)) {
  test(`<${tag}>: attributes`, () => {
    const code = source(file);
    const observed = all(/observedAttributes = \[([^\]]*)\]/.exec(code)?.[1] ?? "", /"([\w-]+)"/g);
    const read = all(code + source("follow.js"), /getAttribute\("([\w-]+)"\)/g);
    assert.ok(observed.length >= 7);
    const said = named(declared(tag).attributes);
    // What is read once, when the element is born or finds its widget, is not watched.
    const once = ["stated", "data-query"];
    assert.deepEqual(said.filter((name) => !once.includes(name)), sorted(observed));
    for (const name of once) assert.equal(said.includes(name), read.includes(name), name);
  });
}

test("every element of the manifest is held to its code", () => {
  const tags = manifest.modules.flatMap((/** @type {any} */ { declarations }) => declarations).map((/** @type {any} */ one) => one.tagName);
  assert.deepEqual(sorted(tags.filter(Boolean)), sorted([...ELEMENTS.map(({ tag }) => tag), ...Object.keys(TEXTS)]));
});

/** tsc over files of a folder of its own, in which `force-figures` is the package itself. @param {Record<string, string>} files */
async function compile(files) {
  const folder = join(ROOT, "tests", "results", "types");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(ROOT, join(folder, "node_modules", "force-figures"), "junction");
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const compilerOptions = {
    noEmit: true,
    strict: true,
    // The declarations themselves are what is checked.
    skipLibCheck: false,
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
    module: "esnext",
    moduleResolution: "bundler",
    preserveSymlinks: true,
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
  const { code, stdout, stderr } = await outcome(process.execPath, [join(ROOT, "node_modules", "typescript", "bin", "tsc"), "-p", folder]);
  return { code, said: stdout + stderr };
}

test("a project in TypeScript finds the element, its properties and its events", async () => {
  const { code, said } = await compile({ "use.ts": readFileSync(join(ROOT, "tests", "package", "types", "use.ts"), "utf8") });
  assert.equal(code, 0, said);
});

test("the manifest is one of schema 2.1.0", async () => {
  assert.equal(manifest.schemaVersion, "2.1.0");
  const schema = JSON.parse(readFileSync(join(ROOT, "node_modules", "custom-elements-manifest", "package.json"), "utf8"));
  assert.equal(schema.version, manifest.schemaVersion);
  const path = join(ROOT, "node_modules", "custom-elements-manifest", "schema.js").replaceAll("\\", "/");
  const whole = structuredClone(manifest);
  // The schema's union of members has forgotten the fields that reflect an attribute; they have a type of their own.
  const fields = whole.modules.flatMap((/** @type {any} */ { declarations }) =>
    declarations.flatMap((/** @type {any} */ one) => {
      const members = one.members ?? [];
      one.members = members.filter((/** @type {any} */ { kind }) => kind !== "field");
      return members.filter((/** @type {any} */ { kind }) => kind === "field");
    }),
  );
  const checked = (/** @type {string} */ json) => ({
    "manifest.ts": `import type { CustomElementField, Package } from "${path}";
export const fields: CustomElementField[] = ${JSON.stringify(fields)};
export const manifest: Package = ${json};
`,
  });
  const { code, said } = await compile(checked(JSON.stringify(whole)));
  assert.equal(code, 0, said);
  const { code: refused } = await compile(checked(JSON.stringify(whole).replace('"kind":"class"', '"kind":"clas"')));
  assert.notEqual(refused, 0, "a wrong word is noticed");
});
