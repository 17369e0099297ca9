// The oracle: offences summed straight from the Home Office's workbook and residents from the ONS table, with nothing of ours in
// between. A figure on the page that disagrees with this file is wrong, or this file is: neither can follow the other into error.

import { createReadStream, existsSync, openSync, readFileSync, readSync, closeSync, fstatSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInflateRaw } from "node:zlib";
import { ROOT } from "../../www/tools/command.mjs";

/** Where the published tables are; they are not part of the repository. */
const DATA = process.env.FORCE_FIGURES_DATA ?? resolve(ROOT, "..", "shared", "data");
export const RECORDED_CRIME = join(DATA, "home-office", "prc-pfa-mar2013-onwards-tables-230426.ods");
export const OUTCOMES = join(DATA, "home-office", "prc-outcomes-open-data-mar2025-tables-230426-harassment.xlsx");
export const POPULATION = join(DATA, "ons", "police-force-area-population-mid2011-mid2024.csv");

/** Why the oracle cannot be asked, or false: an option of node:test's `skip`. A folder without one of the tables is a failure. */
export const withoutWorkbook = existsSync(DATA) ? false : `no published tables: ${DATA} does not exist (FORCE_FIGURES_DATA names another)`;

/** The offence codes of the topic; every other row of the workbook is passed over. */
const CODES = ["8L", "8M", "8Q", "8R", "8U"];

/** Columns of the workbook, as its header row names them. */
const COLUMNS = ["Financial Year", "Financial Quarter", "Force Name", null, null, null, "Offence Code", "Number of Offences"];
const [YEAR, QUARTER, FORCE, , , , CODE, COUNT] = COLUMNS.keys();

/** One member of a zip archive, unpacked as it is read. @param {string} file @param {string} member */
function unzipped(file, member) {
  const descriptor = openSync(file, "r");
  try {
    const { size } = fstatSync(descriptor);
    const read = (/** @type {number} */ at, /** @type {number} */ length) => {
      const bytes = Buffer.alloc(Math.min(length, size - at));
      readSync(descriptor, bytes, 0, bytes.length, at);
      return bytes;
    };
    // The end record has no comment in these files, or a short one: it is the last signature in the file.
    const tail = read(Math.max(0, size - 66_000), 66_000);
    const end = tail.lastIndexOf("PK\x05\x06", undefined, "latin1");
    if (end < 0) throw new Error(`${file} is not a zip archive`);
    const directory = read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    for (let at = 0; at < directory.length; ) {
      const [names, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
      if (directory.toString("utf8", at + 46, at + 46 + names) === member) {
        const local = directory.readUInt32LE(at + 42);
        const header = read(local, 30);
        const start = local + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
        const stream = createReadStream(file, { start, end: start + directory.readUInt32LE(at + 20) - 1, highWaterMark: 1 << 20 });
        return stream.pipe(createInflateRaw({ chunkSize: 1 << 20 }));
      }
      at += 46 + names + extra + comment;
    }
    throw new Error(`${file} has no ${member}`);
  } finally {
    closeSync(descriptor);
  }
}

/** The texts of a row's cells. @param {string} row XML up to the row's end */
const cellsOf = (row) => [...row.matchAll(/<text:p>([^<]*)<\/text:p>/g)].map(([, text]) => text.replaceAll("&amp;", "&"));

/** "2022/23", "3" -> "2022-12": the month in which that quarter of the financial year ends. */
function quarterEnd(year, quarter) {
  const april = Number(year.slice(0, 4));
  const month = 3 + 3 * Number(quarter);
  return month > 12 ? `${april + 1}-${String(month - 12).padStart(2, "0")}` : `${april}-${String(month).padStart(2, "0")}`;
}

/** The four quarter ends of the twelve months that end with `month`. @param {string} month "2025-12" */
export function quartersOf(month) {
  const [year, last] = month.split("-").map(Number);
  return [0, 3, 6, 9].map((back) => new Date(Date.UTC(year, last - 1 - back, 1)).toISOString().slice(0, 7));
}

/** The same month of an earlier year. @param {string} month @param {number} years */
export const yearsEarlier = (month, years) => `${Number(month.slice(0, 4)) - years}${month.slice(4)}`;

/** "2025-12" -> "December 2025". @param {string} month @param {string} [language] */
export const monthName = (month, language = "en-GB") =>
  new Date(`${month}-01T00:00:00Z`).toLocaleDateString(language, { month: "long", year: "numeric", timeZone: "UTC" });

/** "10051" -> "10,051". @param {number} value */
export const thousands = (value) => value.toLocaleString("en-GB").replace("-", "−");

/** A value to so many decimals, halves away from zero. @param {number} value @param {number} decimals */
export const rounded = (value, decimals) => (Math.sign(value) * Math.round(Math.abs(value) * 10 ** decimals)) / 10 ** decimals;

/** A change as the press prints it: one decimal at most, offences and not per cent on a base below fifty. @param {number} before @param {number} now */
export const change = (before, now) => (before < 50 ? thousands(Math.abs(now - before)) : `${rounded((Math.abs(now - before) / before) * 100, 1)}%`);

/**
 * Months since when harassment (8L) is recorded by another rule, by the Home Office's counting rules and the notes of ONS, oldest
 * first: each has the number of its place, on the chart and in the table.
 */
const RECORDING_CHANGES = ["2014-04", "2015-04", "2017-04", "2018-04", "2020-04", "2023-05"];

/** What a change on the year before carries in a table: the numbers of the recording changes inside its 24 months. @param {string} month */
export const marks = (month) =>
  RECORDING_CHANGES.flatMap((from, index) => {
    const [[year, last], [since, first]] = [month, from].map((text) => text.split("-").map(Number));
    const age = (year - since) * 12 + last - first;
    // Of a change that comes with the first month both years know the new rule alone.
    return age >= 0 && age < 23 ? [` [${index + 1}]`] : [];
  }).join("");

/** Days of the twelve months that end with `month`. @param {string} month */
export function daysOf(month) {
  const [year, last] = month.split("-").map(Number);
  return (Date.UTC(year, last, 1) - Date.UTC(year - 1, last, 1)) / 86_400_000;
}

/** Recorded offences by force, code and quarter, as the workbook's rows have them. */
export class Workbook {
  /** "force|code|quarter end" -> offences @type {Map<string, number>} */
  #counts = new Map();
  /** Names of forces, as the workbook spells them. @type {Set<string>} */
  forces = new Set();
  /** Every quarter end in the workbook, oldest first. @type {string[]} */
  quarters = [];

  static async read() {
    const workbook = new Workbook();
    const rowEnd = "</table:table-row>";
    // A row of the topic has its code between tags; only such rows are taken apart, the other 320,000 are looked at once.
    const marks = CODES.map((code) => `>${code}<`);
    let rest = "";
    let header = false;
    for await (const chunk of unzipped(RECORDED_CRIME, "content.xml")) {
      // Everything in the columns that are read is ASCII, so that a character cut in two at a chunk's end does not matter.
      const rows = (rest + chunk.toString("latin1")).split(rowEnd);
      rest = rows.pop() ?? "";
      for (const row of rows) {
        if (!header && row.includes(">Financial Quarter<")) header = checkHeader(cellsOf(row));
        if (marks.some((mark) => row.includes(mark))) workbook.#add(cellsOf(row));
      }
    }
    if (!header) throw new Error(`${RECORDED_CRIME}: no header row`);
    workbook.quarters = [...new Set([...workbook.#counts.keys()].map((key) => key.split("|")[2]))].sort();
    return workbook;
  }

  /** Every quarter end with four quarters behind it, newest first. */
  periods() {
    return this.quarters.slice(3).reverse();
  }

  /** @param {string[]} cells */
  #add(cells) {
    const offences = Number(cells[COUNT]);
    if (!CODES.includes(cells[CODE]) || !Number.isInteger(offences)) throw new Error(`unexpected row: ${cells.join(" | ")}`);
    const key = `${cells[FORCE]}|${cells[CODE]}|${quarterEnd(cells[YEAR], cells[QUARTER])}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + offences);
    this.forces.add(cells[FORCE]);
  }

  /**
   * Offences of those codes in the twelve months that end with `month`; a code that did not exist yet adds nothing, a force
   * without any row in one of the quarters is an error.
   * @param {string[]} forces
   * @param {string[]} codes
   * @param {string} month "2025-12"
   */
  total(forces, codes, month) {
    let sum = 0;
    for (const force of forces) {
      for (const quarter of quartersOf(month)) {
        const counts = codes.map((code) => this.#counts.get(`${force}|${code}|${quarter}`)).filter((count) => count !== undefined);
        if (counts.length === 0) throw new Error(`no row of ${force}, ${codes.join(" ")}, quarter to ${quarter}`);
        sum += counts.reduce((before, count) => before + count, 0);
      }
    }
    return sum;
  }
}

/** @param {string[]} cells */
function checkHeader(cells) {
  COLUMNS.forEach((name, column) => {
    if (name !== null && cells[column] !== name) throw new Error(`column ${column + 1} is "${cells[column]}" and not "${name}"`);
  });
  return true;
}

/** Residents by police force area and year of the mid-year estimate, from the ONS table. */
export class Population {
  /** @type {Map<string, number>} */
  #residents = new Map();

  static read() {
    const population = new Population();
    const [head, ...lines] = readFileSync(POPULATION, "utf8").trim().split(/\r?\n/).map(fields);
    for (const line of lines) {
      head.forEach((name, column) => {
        const year = /^mid_(\d{4})$/.exec(name)?.[1];
        if (year) population.#residents.set(`${line[0]}|${year}`, Number(line[column]));
      });
    }
    return population;
  }

  /** @param {string[]} forces as the workbook names them @param {number} year of the mid-year estimate */
  residents(forces, year) {
    return forces.reduce((sum, force) => {
      const residents = this.#residents.get(`${force.replace("&", "and")}|${year}`);
      if (residents === undefined) throw new Error(`no estimate of ${force} in mid-${year}`);
      return sum + residents;
    }, 0);
  }
}

/** The fields of a line of CSV; only "London, City of" needs its quotation marks. @param {string} line */
const fields = (line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain);
