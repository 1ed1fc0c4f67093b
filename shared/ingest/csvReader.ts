import { cutRaw, ownText, RECORD_LIMIT } from "./batch";
import type { Batch, LossBatch, TableReader } from "./batch";
import { valueCells } from "./cells";
import type { Cells } from "./cells";
import { RecordReader } from "./csvRecord";
import { UnreadableFile } from "./source";
import type { ByteSource, ReadMeter } from "./source";
import { textChunks } from "./textChunks";

const DELIMITERS = [",", ";", "\t", "|"];

type Newline = "\n" | "\r";

/** Reads records and keeps count of record numbers and physical lines. Blank lines are not records. */
class RecordScanner {
  private readonly reader: RecordReader;
  private readonly newline: Newline;
  private readonly columns: readonly string[];
  private record = 0;
  /** Physical line on which the next record starts. */
  private line = 2;
  /** Inside a line that is longer than a record may be: the rest of it is passed over. */
  private inLongLine = false;

  constructor(delimiter: string, newline: Newline, columns: readonly string[]) {
    this.reader = new RecordReader(delimiter, newline);
    this.newline = newline;
    this.columns = columns;
  }

  /** Batches for as much of `text` as holds whole records; returns the rest. */
  *scan(text: string, isLast: boolean): Generator<Batch, string> {
    const { reader } = this;
    const rows = new Rows(this.columns, text);
    reader.restart();
    let at = this.inLongLine ? this.passLongLine(text) : 0;
    while (at < text.length) {
      const outcome = reader.read(text, at, isLast);
      if (outcome === "record" && reader.end - at <= RECORD_LIMIT) {
        const loss = reader.end > at ? this.accept(rows, at) : null;
        if (loss !== null) yield loss;
        this.line += reader.lines;
        at = reader.next;
        continue;
      }
      const mayGoOn = !isLast && text.length - at <= RECORD_LIMIT;
      if (mayGoOn && (outcome === "incomplete" || text.indexOf(this.newline, at) < 0)) break;
      at = yield* this.loseLine(text, at);
    }
    if (rows.count > 0) yield rows;
    return text.slice(at);
  }

  private accept(rows: Rows, start: number): LossBatch | null {
    const { fields, end } = this.reader;
    this.record++;
    if (fields.length !== this.columns.length)
      return this.loss("field_count", rows.text.slice(start, end));
    rows.add(fields, this.record, this.line, start, end);
    return null;
  }

  /** Gives up the line at `at` and returns where the next one starts. */
  private *loseLine(text: string, at: number): Generator<LossBatch, number> {
    this.record++;
    const newlineAt = text.indexOf(this.newline, at);
    const end = newlineAt < 0 ? text.length : newlineAt;
    yield this.loss(
      end - at > RECORD_LIMIT ? "record_too_large" : "unterminated_quote",
      text.slice(at, end),
    );
    this.inLongLine = true;
    return this.passLongLine(text, at);
  }

  /** Where the line that is being passed over ends, in `text` from `at` on. */
  private passLongLine(text: string, at = 0): number {
    const newlineAt = text.indexOf(this.newline, at);
    if (newlineAt < 0) return text.length;
    this.inLongLine = false;
    this.line++;
    return newlineAt + 1;
  }

  private loss(reason: LossBatch["loss"]["reason"], raw: string): LossBatch {
    const loss = { row: this.record, count: 1, line: this.line, reason, raw: cutRaw(raw) };
    return { kind: "loss", loss };
  }
}

/** Records of one piece of text that have as many fields as the header. */
class Rows {
  readonly kind = "records";
  readonly names: readonly string[];
  readonly text: string;
  private readonly rows: string[][] = [];
  /** Per row: record number, line, start and end of its text. */
  private readonly places: number[] = [];

  constructor(names: readonly string[], text: string) {
    this.names = names;
    this.text = text;
  }

  get count(): number {
    return this.rows.length;
  }

  add(fields: string[], record: number, line: number, start: number, end: number): void {
    this.rows.push(fields);
    this.places.push(record, line, start, end);
  }

  recordAt(i: number): number {
    return this.places[i * 4]!;
  }

  lineAt(i: number): number {
    return this.places[i * 4 + 1]!;
  }

  column(name: string): readonly Cells[] | null {
    const at = this.names.indexOf(name);
    return at < 0 ? null : [valueCells(this.rows.map((row) => row[at]!))];
  }

  rawAt(i: number): string {
    return cutRaw(this.text.slice(this.places[i * 4 + 2], this.places[i * 4 + 3]));
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
  chunkBytes?: number,
): Promise<TableReader> {
  const chunks = textChunks(source, meter, chunkBytes);
  let text = "";
  let ended = false;
  const more = async () => {
    const next = await chunks.next();
    if (next.done === true) ended = true;
    else text += next.value;
  };
  // The character behind a first carriage return tells CRLF from CR.
  while (!ended && !/[\r\n][^]/.test(text) && text.length <= RECORD_LIMIT) await more();
  const { newline, end } = firstLine(text);
  const header = text.slice(0, end).replace(/\r$/, "");
  if (header.trim() === "" || header.length > RECORD_LIMIT)
    throw new UnreadableFile("the file has no header line");
  const { delimiter, columns } = readHeader(header, newline, known);
  text = text.slice(end + 1);

  async function* batches(): AsyncGenerator<Batch, void, undefined> {
    const scanner = new RecordScanner(delimiter, newline, columns);
    try {
      for (;;) {
        text = yield* scanner.scan(text, ended);
        if (ended) return;
        await more();
      }
    } finally {
      await chunks.return(undefined);
    }
  }
  return { columns, storedTypes: new Map(), batches };
}

/** How lines end in this file, and where the first one does. */
function firstLine(text: string): { newline: Newline; end: number } {
  const first = text.search(/[\r\n]/);
  if (first < 0) return { newline: "\n", end: text.length };
  if (text[first] === "\r" && text[first + 1] !== "\n") return { newline: "\r", end: first };
  return { newline: "\n", end: text.indexOf("\n") };
}

/** The delimiter under which most known column names appear, the comma where none does. */
function readHeader(line: string, newline: Newline, known: ReadonlySet<string>) {
  const readings = DELIMITERS.map((delimiter) => {
    const reader = new RecordReader(delimiter, newline);
    const whole = reader.read(line, 0, true) === "record";
    const names = whole ? reader.fields : line.split(delimiter);
    const columns = names.map((name) => ownText(name.trim()));
    return { delimiter, columns, hits: columns.filter((name) => known.has(name)).length };
  });
  return readings.reduce((best, next) => (next.hits > best.hits ? next : best));
}
