// The names under which the wasm imports from its glue. wasm-bindgen ends each with a hash of sixteen digits, which no compression
// can shorten, once in the wasm and once in the script: without them the first view is 0.8 kB lighter.

import { readFileSync, writeFileSync } from "node:fs";
import { Failure } from "./command.mjs";

const HASHED = /_[0-9a-f]{16}$/;
/** Magic number and version of every module. */
const HEADER = 8;
const IMPORT_SECTION = 2;

/**
 * Short names in the wasm and in its glue alike.
 * @param {string} wasm path of the module, rewritten in place
 * @param {string} glue path of its script, rewritten in place
 */
export function shortenImports(wasm, glue) {
  const { bytes, names } = renamed(readFileSync(wasm));
  let script = readFileSync(glue, "utf8");
  for (const [long, short] of names) {
    if (!script.includes(`${long}:`)) throw new Failure(`${glue} does not provide ${long}`);
    script = script.replaceAll(long, short);
  }
  writeFileSync(wasm, bytes);
  writeFileSync(glue, script);
}

/** @param {Buffer} module */
export function renamed(module) {
  /** @type {Map<string, string>} */
  const names = new Map();
  const out = [module.subarray(0, HEADER)];
  for (let at = HEADER; at < module.length; ) {
    const size = number(module, at + 1);
    const end = size.end + size.value;
    if (module[at] === IMPORT_SECTION) {
      const body = imports(module.subarray(size.end, end), names);
      out.push(Buffer.of(IMPORT_SECTION), leb(body.length), body);
    } else {
      out.push(module.subarray(at, end));
    }
    at = end;
  }
  return { bytes: Buffer.concat(out), names };
}

/** The section with short names. @param {Buffer} section @param {Map<string, string>} names long to short */
function imports(section, names) {
  const count = number(section, 0);
  const out = [section.subarray(0, count.end)];
  const taken = new Set();
  let at = count.end;
  for (let index = 0; index < count.value; index += 1) {
    const from = string(section, at);
    const name = string(section, from.end);
    const stem = name.value.replace(HASHED, "");
    let short = stem;
    for (let nth = 2; taken.has(`${from.value} ${short}`); nth += 1) short = `${stem}${nth}`;
    taken.add(`${from.value} ${short}`);
    if (short !== name.value) names.set(name.value, short);
    const text = Buffer.from(short);
    const end = description(section, name.end);
    out.push(section.subarray(at, from.end), leb(text.length), text, section.subarray(name.end, end));
    at = end;
  }
  return Buffer.concat(out);
}

/** Where the description of an import ends: a function's type; a table's type and limits. Others do not come from wasm-bindgen. */
function description(/** @type {Buffer} */ section, /** @type {number} */ at) {
  if (section[at] === 0) return number(section, at + 1).end;
  throw new Failure(`the wasm imports something that is no function (kind ${section[at]})`);
}

/** An unsigned LEB128 number. @param {Buffer} bytes @param {number} at */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, end: at };
  }
}

/** @param {Buffer} bytes @param {number} at */
function string(bytes, at) {
  const { value: length, end } = number(bytes, at);
  return { value: bytes.toString("utf8", end, end + length), end: end + length };
}

/** @param {number} value */
function leb(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(bytes);
}
