import { cutRaw, RECORD_LIMIT } from "./batch";
import type { Batch, LossBatch, TableReader } from "./batch";
import { valueCells } from "./cells";
import type { ByteSource, ReadMeter } from "./source";
import { textChunks } from "./textChunks";

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One batch a chunk; keeps count of record numbers (blank lines are not records) and lines. */
class LineScanner {
  private record = 0;
  private line = 0;

  *scan(lines: readonly string[]): Generator<Batch> {
    const objects: JsonObject[] = [];
    const records: number[] = [];
    const numbers: number[] = [];
    const texts: string[] = [];
    for (const text of lines) {
      this.line++;
      if (text.trim() === "") continue;
      this.record++;
      const parsed = parseLine(text);
      if (parsed.object === null) yield this.loss(parsed.reason, text);
      else {
        objects.push(parsed.object);
        records.push(this.record);
        numbers.push(this.line);
        texts.push(text);
      }
    }
    if (objects.length === 0) return;
    yield {
      kind: "records",
      count: objects.length,
      names: namesOf(objects),
      recordAt: (i) => records[i]!,
      lineAt: (i) => numbers[i],
      column: (name) => [valueCells(valuesNamed(objects, name))],
      rawAt: (i) => cutRaw(texts[i]!),
    };
  }

  private loss(reason: LossBatch["loss"]["reason"], text: string): LossBatch {
    return {
      kind: "loss",
      loss: { row: this.record, count: 1, line: this.line, reason, raw: cutRaw(text) },
    };
  }
}

function parseLine(
  text: string,
):
  | { object: JsonObject }
  | { object: null; reason: "not_json" | "not_an_object" | "record_too_large" } {
  if (text.length > RECORD_LIMIT) return { object: null, reason: "record_too_large" };
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { object: value } : { object: null, reason: "not_an_object" };
  } catch {
    return { object: null, reason: "not_json" };
  }
}

/** The value of each object under a name, undefined where it has none. */
function valuesNamed(objects: readonly JsonObject[], name: string): unknown[] {
  // Only a name that every object inherits can be there without being the record's own.
  if (name in Object.prototype)
    return objects.map((object) => (Object.hasOwn(object, name) ? object[name] : undefined));
  return objects.map((object) => object[name]);
}

function namesOf(objects: readonly JsonObject[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const object of objects) for (const name of Object.keys(object)) names.add(name);
  return names;
}

/** Opens a JSON Lines file: one object a line, UTF-8. Its columns show only as records come. */
export function openJsonl(source: ByteSource, meter: ReadMeter, chunkBytes?: number): TableReader {
  async function* batches(): AsyncGenerator<Batch, void, undefined> {
    const scanner = new LineScanner();
    let rest = "";
    for await (const text of textChunks(source, meter, chunkBytes)) {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      yield* scanner.scan(lines);
      // Of a line that is too long only so much is kept as shows that it is.
      if (rest.length > RECORD_LIMIT) rest = rest.slice(0, RECORD_LIMIT + 1);
    }
    yield* scanner.scan([rest]);
  }
  return { columns: null, storedTypes: new Map(), batches };
}
