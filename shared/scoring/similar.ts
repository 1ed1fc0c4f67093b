import type { SimilarPayment } from "../contract/decisions";
import { OUTCOMES } from "../contract/rules";
import { ok, type Result } from "../domain/result";
import type { PaymentColumns } from "../log/eventLog";
import type { DecisionColumns } from "./decideAll";
import type { FeatureReader, FeatureSupply } from "./featureCache";
import { UNLABELLED, type FigureColumns } from "./figureColumns";
import { cancelledDeciding, type WorkPorts } from "./ruleHits";

export interface SimilarInput {
  /** Features that are compared; see `comparableOf`. */
  readonly reader: FeatureReader;
  readonly payments: Pick<PaymentColumns, "cents">;
  readonly columns: Pick<FigureColumns, "ms" | "labels">;
  readonly decisions: Pick<DecisionColumns, "outcomes" | "scores">;
  readonly idOf: (ordinal: number) => string;
  readonly labelDelayMs: number;
}

/** Of the payments before the one asked about the last so many are compared, which bounds the work in large logs. */
export const MOST_COMPARED = 20_000;
/** Rows read between two breaths. */
const STRETCH = 1024;
/** Names told of what is alike and of what is not. */
const NAMES = 3;
/** The interquartile range of a normal distribution, in standard deviations. */
const NORMAL_IQR = 1.349;

/** The names whose values can be compared by size and that the log can answer. */
export const comparableOf = (names: Iterable<string>, supply: FeatureSupply): readonly string[] =>
  [...new Set(names)].filter((name) => {
    const type = supply.typeOf(name);
    return (type === "number" || type === "flag") && supply.isAvailable(name);
  });

/** How a feature's values lie among the payments compared. */
interface Spread {
  readonly median: number;
  /** What counts as one deviation; 0 where all values are the same. */
  readonly scale: number;
}

interface Neighbour {
  readonly ordinal: number;
  readonly distance: number;
}

/** Values of [from, to], a column a feature. */
interface Block {
  readonly from: number;
  readonly columns: readonly Float64Array[];
}

/**
 * Earlier payments that resemble one, the nearest first and equal ones in log order. Features are scaled by their
 * interquartile range among the payments compared, in units of a normal's standard deviation, or by their standard
 * deviation where half of the values are the same; those that never differ are left out. The distance is the root
 * mean square over the features both payments have; whoever lacks more than half of what the payment has is not
 * compared. At most `MOST_COMPARED` payments, those right before it, are read: O(compared × features).
 * @returns `dataset.cancelled` where it was cancelled
 */
export async function similarTo(
  ordinal: number,
  limit: number,
  input: SimilarInput,
  ports: WorkPorts,
): Promise<Result<readonly SimilarPayment[]>> {
  const block = await readBlock(ordinal, input.reader, ports);
  if (block === null) return cancelledDeciding;
  const own = block.columns.map((column) => column.at(-1)!);
  const spreads = block.columns.map((column) => spreadOf(column.subarray(0, -1)));
  const nearest = nearestOf(block, own, spreads, limit);
  return ok(nearest.map((neighbour) => tell(neighbour, ordinal, block, own, spreads, input)));
}

async function readBlock(
  ordinal: number,
  reader: FeatureReader,
  ports: WorkPorts,
): Promise<Block | null> {
  const from = Math.max(0, ordinal - MOST_COMPARED);
  const end = ordinal + 1;
  const columns = reader.names.map(() => new Float64Array(end - from));
  const row = new Float64Array(reader.names.length);
  for (let begin = from; begin < end; begin += STRETCH) {
    const to = Math.min(begin + STRETCH, end);
    reader.prepare(begin, to);
    for (let at = begin; at < to; at++) {
      reader.read(at, row);
      for (let feature = 0; feature < row.length; feature++)
        columns[feature]![at - from] = row[feature]!;
    }
    reader.done();
    ports.onProgress({ done: to - from, total: end - from });
    if (to < end) await ports.breathe();
    if (ports.isCancelled()) return null;
  }
  return { from, columns };
}

function spreadOf(values: Float64Array): Spread {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) return { median: NaN, scale: 0 };
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)]!;
  const range = at(0.75) - at(0.25);
  return { median: at(0.5), scale: range > 0 ? range / NORMAL_IQR : deviationOf(sorted) };
}

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return values[0] === values.at(-1) ? 0 : Math.sqrt(squares / values.length);
}

/** Scaled difference; NaN where either payment lacks the feature or no payment differs in it. */
const differenceOf = (a: number, b: number, { scale }: Spread): number =>
  scale > 0 ? Math.abs(a - b) / scale : NaN;

function nearestOf(
  { from, columns }: Block,
  own: readonly number[],
  spreads: readonly Spread[],
  limit: number,
): readonly Neighbour[] {
  const needed =
    own.filter((value, feature) => !Number.isNaN(value) && spreads[feature]!.scale > 0).length / 2;
  const nearest: Neighbour[] = [];
  const compared = (columns[0]?.length ?? 1) - 1;
  for (let at = 0; at < compared; at++) {
    let squares = 0;
    let shared = 0;
    for (let feature = 0; feature < columns.length; feature++) {
      const difference = differenceOf(own[feature]!, columns[feature]![at]!, spreads[feature]!);
      if (Number.isNaN(difference)) continue;
      squares += difference * difference;
      shared++;
    }
    if (shared === 0 || shared < needed) continue;
    keepNearest(nearest, { ordinal: from + at, distance: Math.sqrt(squares / shared) }, limit);
  }
  return nearest;
}

/** Puts a later payment in its place among the nearest so far. */
function keepNearest(nearest: Neighbour[], rival: Neighbour, limit: number): void {
  if (nearest.length >= limit && !(rival.distance < (nearest.at(-1)?.distance ?? 0))) return;
  let place = nearest.length;
  while (place > 0 && nearest[place - 1]!.distance > rival.distance) place--;
  nearest.splice(place, 0, rival);
  if (nearest.length > limit) nearest.pop();
}

function tell(
  { ordinal, distance }: Neighbour,
  asked: number,
  block: Block,
  own: readonly number[],
  spreads: readonly Spread[],
  { reader, payments, columns, decisions, idOf, labelDelayMs }: SimilarInput,
): SimilarPayment {
  const cents = payments.cents[ordinal]!;
  const label = columns.labels[ordinal]!;
  const isKnown = label !== UNLABELLED && columns.ms[ordinal]! + labelDelayMs <= columns.ms[asked]!;
  const their = block.columns.map((column) => column[ordinal - block.from]!);
  return {
    id: idOf(ordinal),
    ms: columns.ms[ordinal]!,
    amount: Number.isNaN(cents) ? null : cents / 100,
    outcome: OUTCOMES[decisions.outcomes[ordinal]!]!,
    score: decisions.scores[ordinal]!,
    fraud: isKnown ? label === 1 : null,
    distance,
    ...namesOf(reader.names, own, their, spreads),
  };
}

/**
 * Alike: less than half a deviation apart, the nearest first, and of equally near ones those whose value is the more
 * unusual. Unlike: the farthest of the rest.
 */
function namesOf(
  names: readonly string[],
  own: readonly number[],
  their: readonly number[],
  spreads: readonly Spread[],
): Pick<SimilarPayment, "alike" | "unlike"> {
  const compared = names
    .map((name, at) => ({
      name,
      difference: differenceOf(own[at]!, their[at]!, spreads[at]!),
      unusual: differenceOf(own[at]!, spreads[at]!.median, spreads[at]!),
    }))
    .filter(({ difference }) => !Number.isNaN(difference))
    .sort((a, b) => a.difference - b.difference || b.unusual - a.unusual);
  const near = compared.filter(({ difference }) => difference < 0.5);
  const far = compared.filter(({ difference }) => difference >= 0.5).reverse();
  const first = (of: readonly { readonly name: string }[]): string[] =>
    of.slice(0, NAMES).map(({ name }) => name);
  return { alike: first(near), unlike: first(far) };
}
