/**
 * What stands at a place in CSV text: a whole record, one that goes on beyond the text, or one with a quote that is
 * followed by something else than the end of its field.
 */
export type RecordOutcome = "record" | "incomplete" | "broken";

const QUOTE = '"';

/**
 * Takes records off CSV text one by one (RFC 4180; a quote inside an unquoted field is an ordinary character).
 * Own code because Papa Parse and d3-dsv read on through a broken quote and swallow what follows, and give neither
 * the physical line nor the raw text that the quarantine shows.
 */
export class RecordReader {
  /** Of the last record: its fields, the end of its text, where the next record starts, and the lines it spans. */
  fields: string[] = [];
  end = 0;
  next = 0;
  lines = 1;
  private readonly delimiter: string;
  private readonly newline: "\n" | "\r";
  /** First quote and delimiter at or after the place being read, so that each text is searched only once. */
  private quoteAt = -1;
  private delimiterAt = -1;

  constructor(delimiter: string, newline: "\n" | "\r") {
    this.delimiter = delimiter;
    this.newline = newline;
  }

  /** To be called whenever `read` is to go on in another text. */
  restart(): void {
    this.quoteAt = -1;
    this.delimiterAt = -1;
  }

  /** Reads the record at `start`; `isLast` says that nothing follows `text`. */
  read(text: string, start: number, isLast: boolean): RecordOutcome {
    if (this.quoteAt < start) this.quoteAt = indexOr(text, QUOTE, start, Infinity);
    const newlineAt = text.indexOf(this.newline, start);
    const lineEnd = newlineAt < 0 ? text.length : newlineAt;
    if (this.quoteAt < lineEnd) return this.readQuoted(text, start, isLast);
    if (newlineAt < 0 && !isLast) return "incomplete";
    this.lines = 1;
    this.endAt(text, lineEnd);
    this.fields = text.slice(start, this.end).split(this.delimiter);
    return "record";
  }

  /** Notes the end of a record whose newline, or the end of the text, is at `at`. */
  private endAt(text: string, at: number): void {
    this.next = Math.min(at + 1, text.length);
    this.end = this.newline === "\n" && text[at - 1] === "\r" ? at - 1 : at;
  }

  private readQuoted(text: string, start: number, isLast: boolean): RecordOutcome {
    const fields: string[] = [];
    this.lines = 1;
    let newlineAt = -1;
    for (let at = start; ;) {
      if (text[at] === QUOTE) {
        const close = closingQuote(text, at + 1);
        // The character behind a quote decides whether it closes the field.
        if (close < 0 || (close + 1 >= text.length && !isLast)) return "incomplete";
        fields.push(this.unquote(text.slice(at + 1, close)));
        at = close + 1;
        if (text[at] === this.delimiter) {
          at++;
          continue;
        }
        if (text[at] === "\r" && this.newline === "\n") {
          if (at + 1 >= text.length && !isLast) return "incomplete";
          at++;
        }
        if (at < text.length && text[at] !== this.newline) return "broken";
        this.fields = fields;
        this.endAt(text, at);
        return "record";
      }
      if (newlineAt < at) newlineAt = indexOr(text, this.newline, at, text.length);
      if (this.delimiterAt < at) this.delimiterAt = indexOr(text, this.delimiter, at, Infinity);
      if (this.delimiterAt < newlineAt) {
        fields.push(text.slice(at, this.delimiterAt));
        at = this.delimiterAt + 1;
        continue;
      }
      if (newlineAt === text.length && !isLast) return "incomplete";
      this.endAt(text, newlineAt);
      fields.push(text.slice(at, Math.max(at, this.end)));
      this.fields = fields;
      return "record";
    }
  }

  private unquote(inner: string): string {
    for (let at = inner.indexOf(this.newline); at >= 0; at = inner.indexOf(this.newline, at + 1))
      this.lines++;
    return inner.includes(QUOTE) ? inner.replaceAll('""', QUOTE) : inner;
  }
}

function indexOr(text: string, what: string, from: number, otherwise: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? otherwise : at;
}

/** Where the quoted field whose content starts at `from` closes; doubled quotes belong to it. -1 where it does not. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf(QUOTE, from);
  while (at >= 0 && text[at + 1] === QUOTE) at = text.indexOf(QUOTE, at + 2);
  return at;
}
