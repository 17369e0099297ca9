// The order of the functions in a wasm, for the sake of what compresses it.

const FUNCTION_SECTION = 3;
const CODE_SECTION = 10;
/** Of a name section: the part that names functions. */
const FUNCTION_NAMES = 1;
/** Where the sections begin, after the magic number and the version. */
const FIRST_SECTION = 8;

/** The LEB128 number at `at`, and where it ends. @param {Uint8Array} bytes @param {number} at @returns {[number, number]} */
function numberAt(bytes, at) {
  let value = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = bytes[at++];
    value += (byte & 127) * scale;
    if (byte < 128) return [value, at];
  }
}

/** @param {number} value */
function leb128(value) {
  const bytes = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return [...bytes, value];
}

/** Bytes with their length before them. @param {number[]} bytes */
const sized = (bytes) => [...leb128(bytes.length), ...bytes];

/** @param {string} text */
const text = (text) => sized([...Buffer.from(text)]);

/** Where the items of a section begin, and how many there are. @param {Uint8Array} wasm @param {number} wanted @returns {[number, number]} */
function section(wasm, wanted) {
  for (let at = FIRST_SECTION; at < wasm.length; ) {
    const id = wasm[at];
    const [length, start] = numberAt(wasm, at + 1);
    if (id === wanted) return numberAt(wasm, start);
    at = start + length;
  }
  return [0, 0];
}

/** The type and the body of each function of its own that the wasm has. @param {Uint8Array} wasm */
function functionsOf(wasm) {
  let [count, typeAt] = section(wasm, FUNCTION_SECTION);
  let [, bodyAt] = section(wasm, CODE_SECTION);
  return Array.from({ length: count }, () => {
    let type, length;
    [type, typeAt] = numberAt(wasm, typeAt);
    [length, bodyAt] = numberAt(wasm, bodyAt);
    const body = wasm.subarray(bodyAt, (bodyAt += length));
    return { type, body };
  });
}

/** For each type, how long the function in the middle is when those of that type stand by length. @param {{ type: number, body: Uint8Array }[]} functions */
function middleLengths(functions) {
  /** @type {Map<number, number[]>} */
  const lengths = new Map();
  for (const { type, body } of functions) lengths.set(type, [...(lengths.get(type) ?? []), body.length]);
  return new Map([...lengths].map(([type, all]) => [type, all.sort((one, other) => one - other)[all.length >> 1]]));
}

/**
 * The wasm, which has no names, with such names that `wasm-opt --reorder-functions-by-name` puts functions of one type beside each
 * other, types of short functions before those of long ones, and within a type those that begin alike beside each other. Brotli makes
 * 0.8 kB less of the first view than with an order by the compiler's names.
 * @param {Uint8Array} wasm
 */
export function namedByOrder(wasm) {
  const imported = WebAssembly.Module.imports(new WebAssembly.Module(wasm)).filter(({ kind }) => kind === "function").length;
  const functions = functionsOf(wasm).map((own, index) => ({ ...own, index }));
  const middle = middleLengths(functions);
  functions.sort((one, other) => middle.get(one.type) - middle.get(other.type) || one.type - other.type || Buffer.compare(one.body, other.body));
  const places = new Map(functions.map(({ index }, place) => [index, place]));
  const names = functions.map((_, index) => [...leb128(imported + index), ...text(String(places.get(index)).padStart(6, "0"))]);
  const list = [...leb128(names.length), ...names.flat()];
  return Buffer.concat([wasm, Buffer.from([0, ...sized([...text("name"), FUNCTION_NAMES, ...sized(list)])])]);
}
