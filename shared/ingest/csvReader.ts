import Papa from "papaparse";
import { cutRaw, RECORD_LIMIT } from "./batch";
import type { Batch, TableReader } from "./batch";
import { UnreadableFile } from "./source";
import type { ByteSource, ReadMeter } from "./source";
import { textChunks } from "./textChunks";

const DELIMITERS = [",", ";", "\t", "|"];
const REPLACED_CR = /\r$/;

interface Parsed {
  rows: string[][];
  /** Characters used up, always at the start of a record. */
  consumed: number;
  /** The record at `consumed` has a quote that never closes properly. */
  brokenQuote: boolean;
}

/**
 * Takes whole records off the front of `text`. Papa Parse reads on through a broken quote and would swallow what
 * follows, so parsing stops before the first broken record.
 */
function takeRecords(parser: Papa.Parser, text: string, isLast: boolean): Parsed {
  const all = parse(parser, text, !isLast);
  const broken = all.errors.find((error) => error.type === "Quotes");
  if (broken === undefined) {
    const consumed = isLast ? text.length : all.meta.cursor;
    return { rows: all.data, consumed, brokenQuote: false };
  }
  const before = parse(parser, text.slice(0, broken.index), true);
  return { rows: before.data, consumed: before.meta.cursor, brokenQuote: true };
}

const parse = (parser: Papa.Parser, text: string, ignoreLastRow: boolean) =>
  parser.parse(text, 0, ignoreLastRow) as Papa.ParseResult<string[]>;

/** Reads records and keeps count of record numbers and physical lines. */
class RecordScanner {
  private readonly parser: Papa.Parser;
  private readonly delimiter: string;
  private readonly newline: string;
  private readonly columns: readonly string[];
  private record = 0;
  /** Physical line on which the next record starts. */
  private line = 2;

  constructor(delimiter: string, newline: string, columns: readonly string[]) {
    this.parser = new Papa.Parser({ delimiter, newline } as Papa.ParseConfig);
    this.delimiter = delimiter;
    this.newline = newline;
    this.columns = columns;
  }

  /** Batches for as much of `text` as holds whole records; returns the rest. */
  *scan(text: string, isLast: boolean): Generator<Batch, string> {
    let rest = text;
    for (;;) {
      const taken = takeRecords(this.parser, rest, isLast);
      const mayHoldNewlines = rest.includes('"');
      rest = rest.slice(taken.consumed);
      yield* this.sort(taken.rows, mayHoldNewlines);
      if (taken.brokenQuote) rest = yield* this.dropLine(rest, "unterminated_quote");
      else if (!isLast && rest.length > RECORD_LIMIT)
        rest = yield* this.dropLine(rest, "unterminated_quote");
      else return rest;
    }
  }

  private *dropLine(text: string, reason: "unterminated_quote"): Generator<Batch, string> {
    const end = text.indexOf(this.newline);
    const raw = end < 0 ? text : text.slice(0, end);
    this.record++;
    yield {
      kind: "loss",
      loss: { row: this.record, count: 1, line: this.line, reason, raw: cutRaw(raw) },
    };
    this.line++;
    return end < 0 ? "" : text.slice(end + this.newline.length);
  }

  /** Splits parsed rows into a batch of the right width and losses. Blank lines are not records. */
  private *sort(rows: string[][], mayHoldNewlines: boolean): Generator<Batch> {
    const good: string[][] = [];
    const records: number[] = [];
    const lines: number[] = [];
    const losses: Batch[] = [];
    for (const row of rows) {
      const line = this.line;
      this.line += 1 + (mayHoldNewlines ? this.newlinesIn(row) : 0);
      const last = row.length - 1;
      row[last] = row[last]!.replace(REPLACED_CR, "");
      if (last === 0 && row[0] === "") continue;
      this.record++;
      if (row.length === this.columns.length) {
        good.push(row);
        records.push(this.record);
        lines.push(line);
      } else {
        const raw = cutRaw(this.join(row));
        losses.push({
          kind: "loss",
          loss: { row: this.record, count: 1, line, reason: "field_count", raw },
        });
      }
    }
    yield* losses;
    if (good.length > 0) yield this.batch(good, records, lines);
  }

  private batch(rows: string[][], records: number[], lines: number[]): Batch {
    return {
      kind: "records",
      count: rows.length,
      names: this.columns,
      recordAt: (i) => records[i]!,
      lineAt: (i) => lines[i],
      column: (name) => {
        const at = this.columns.indexOf(name);
        return at < 0 ? null : rows.map((row) => row[at]);
      },
      rawAt: (i) => cutRaw(this.join(rows[i]!)),
    };
  }

  private newlinesIn(row: string[]): number {
    let count = 0;
    for (const field of row)
      for (let at = field.indexOf(this.newline); at >= 0; at = field.indexOf(this.newline, at + 1))
        count++;
    return count;
  }

  private join(row: string[]): string {
    return Papa.unparse([row], { delimiter: this.delimiter });
  }
}

/**
 * Opens a CSV file (RFC 4180, UTF-8 with or without BOM, LF, CRLF or CR; comma, semicolon, tab or pipe).
 * Throws `UnreadableFile` where there is no header line.
 */
export async function openCsv(
  source: ByteSource,
  meter: ReadMeter,
  known: ReadonlySet<string>,
): Promise<TableReader> {
  const chunks = textChunks(source, meter);
  let text = "";
  let ended = false;
  const more = async () => {
    const next = await chunks.next();
    if (next.done === true) ended = true;
    else text += next.value;
  };
  while (!ended && !/[\r\n]/.test(text.slice(0, -1)) && text.length <= RECORD_LIMIT) await more();
  const newline = text.includes("\n") || !text.includes("\r") ? "\n" : "\r";
  const end = text.indexOf(newline);
  const headerLine = (end < 0 ? text : text.slice(0, end)).replace(REPLACED_CR, "");
  if (headerLine.trim() === "" || headerLine.length > RECORD_LIMIT)
    throw new UnreadableFile("the file has no header line");
  const { delimiter, columns } = readHeader(headerLine, known);
  text = end < 0 ? "" : text.slice(end + newline.length);

  async function* batches(): AsyncGenerator<Batch, void, undefined> {
    const scanner = new RecordScanner(delimiter, newline, columns);
    for (;;) {
      text = yield* scanner.scan(text, ended);
      if (ended) return;
      await more();
    }
  }
  return { columns, storedTypes: new Map(), batches };
}

/** The delimiter under which most known column names appear, the comma where none does. */
function readHeader(line: string, known: ReadonlySet<string>) {
  const readings = DELIMITERS.map((delimiter) => {
    const first = Papa.parse<string[]>(line, { delimiter }).data[0] ?? [];
    const columns = first.map((name) => name.trim());
    return { delimiter, columns, hits: columns.filter((name) => known.has(name)).length };
  });
  return readings.reduce((best, next) => (next.hits > best.hits ? next : best));
}
