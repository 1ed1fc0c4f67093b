import {
  CARD_FIELDS,
  CONFIDENCE_BAR,
  type CardReader,
  type CardReading,
} from "#shared/contract/identity";
import { alone, type Measure } from "../../measure";
import type { Decoy } from "./decoys";

const bench = "ocr";

/** Longest time for an answer, milliseconds. */
const LIMIT = 2000;

/** Each decoy's time, and how many had a clear outcome in time; what became of each goes to stderr. */
export async function* readDecoys(
  reader: CardReader,
  decoys: readonly Decoy[],
): AsyncGenerator<Measure> {
  let clear = 0;
  for (const decoy of decoys) {
    const start = performance.now();
    const read = await reader.read(decoy.file);
    const took = performance.now() - start;
    const wrong = read.ok ? wrongOf(decoy, read.value) : read.error.message;
    if (wrong === null && took <= LIMIT) clear++;
    const became = read.ok ? (read.value.problem ?? "read") : "error";
    process.stderr.write(
      `ocr: ${decoy.name}: ${became}${wrong === null ? "" : `, wrong: ${wrong}`}\n`,
    );
    const metric = `decoy_${decoy.name}`;
    yield alone({ bench, metric, value: took, unit: "ms", better: "lower" });
  }
  yield alone({
    bench,
    metric: "decoys_clear_within_2_s",
    value: clear / decoys.length,
    unit: "share",
    better: "higher",
  });
}

/** Why an outcome is not clear: another problem than the file has, or a field shown that is not on it; else null. */
function wrongOf({ problems, truth }: Decoy, { problem, fields }: CardReading): string | null {
  const shown = CARD_FIELDS.filter(
    (field) => fields[field].confidence >= CONFIDENCE_BAR && fields[field].value !== truth?.[field],
  );
  if (shown.length > 0) return `shows ${shown.join(", ")}`;
  if (problem === null) return truth === null ? "a card where there is none" : null;
  return problems.includes(problem) ? null : "another problem than it has";
}
