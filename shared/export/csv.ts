export type ExportCell = string | number | null;

/** Rows whose text is gathered before it is encoded; keeps the pieces large and their number small. */
const ROWS_A_PIECE = 4096;

/**
 * A CSV file (RFC 4180: comma, CRLF, quotes doubled) in UTF-8 with a header line. Null is an empty field; an empty
 * text is written `""`, and so is a null that stands alone in its record, which would else be an empty line.
 */
export function csvOf(
  columns: readonly string[],
  rows: Iterable<readonly ExportCell[]>,
): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let lines = [csvRecord(columns)];
  for (const row of rows) {
    lines.push(csvRecord(row));
    if (lines.length < ROWS_A_PIECE) continue;
    pieces.push(encoder.encode(lines.join("")));
    lines = [];
  }
  pieces.push(encoder.encode(lines.join("")));
  return joined(pieces);
}

function csvRecord(cells: readonly ExportCell[]): string {
  const only = cells.length === 1 && cells[0] === null;
  return `${only ? '""' : cells.map(csvField).join(",")}\r\n`;
}

function csvField(cell: ExportCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  return cell === "" || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
