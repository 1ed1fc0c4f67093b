import { fail, ok, type Result } from "../domain/result";
import { FEATURES } from "./declarations/features";
import { NONE } from "../log/kinds";
import { slotOf, withLabelDelay } from "./featureWindows";
import { missingNeeds } from "./needs";
import {
  type AsOfCursor,
  type AsOfSource,
  type DerivedFeature,
  type FeatureContext,
  type FeatureDeclaration,
  type FeatureDictionary,
  type FeatureProgram,
  type Slot,
  type WindowFeature,
} from "./types";

export interface CompileOptions {
  /** How late labels become known. Milliseconds. */
  readonly labelDelayMs: number;
  /** What names are looked for in; all features where it is left out. */
  readonly declarations?: readonly FeatureDeclaration[];
}

/** The records a feature was computed from. */
export interface FeatureWindow {
  /** The window is (fromMs, untilMs]; null = from the first record. */
  readonly fromMs: number | null;
  readonly untilMs: number;
  /** Places in the total order, increasing; the payment's own where the feature includes it. */
  readonly positions: readonly number[];
}

export interface CompiledFeatures extends FeatureProgram {
  /**
   * The window of a feature at the payment at `position`; of a derived feature the longest that it or its inputs
   * read. Null where it reads none, where the dataset lacks what it needs, and where the payment lacks its key.
   */
  windowOf(name: string, position: number): FeatureWindow | null;
}

/** What is computed for one payment, in order: each feature after those it is computed from. */
interface Step {
  readonly declaration: FeatureDeclaration;
  readonly inputs: readonly number[];
  readonly slots: readonly number[];
  readonly isAvailable: boolean;
}

const MS_PER_SECOND = 1000;
const MS_PER_HOUR = 3_600_000;
const CENTS = 100;

const slotName = ({ scope, by, length, delay, filter, includesCurrent }: Slot): string =>
  [scope, by, length, delay, filter, includesCurrent].join(" ");

/** Puts features in the order of computing, with one place for every different slot. */
class Plan {
  readonly steps: Step[] = [];
  readonly slots: Slot[] = [];
  readonly #slotPlaces = new Map<string, number>();
  /** Place among the steps; null while its inputs are being placed. */
  readonly #places = new Map<string, number | null>();
  readonly #byName: ReadonlyMap<string, FeatureDeclaration>;
  readonly #source: AsOfSource;
  readonly #labelDelayMs: number;

  constructor(
    source: AsOfSource,
    byName: ReadonlyMap<string, FeatureDeclaration>,
    labelDelayMs: number,
  ) {
    this.#source = source;
    this.#byName = byName;
    this.#labelDelayMs = labelDelayMs;
  }

  /** Throws for an input that does not exist or leads back: a declaration is at fault, not a user. */
  place(name: string): number {
    const placed = this.#places.get(name);
    if (placed === null) throw new TypeError(`The feature ${name} is computed from itself`);
    if (placed !== undefined) return placed;
    const declaration = this.#byName.get(name);
    if (declaration === undefined) throw new TypeError(`No feature ${name} to compute from`);
    this.#places.set(name, null);
    const isDerived = declaration.kind === "derived";
    const step: Step = {
      declaration,
      inputs: isDerived ? declaration.inputs.map((input) => this.place(input)) : [],
      slots: this.#slotsOf(declaration).map((slot) => this.#placeSlot(slot)),
      isAvailable:
        missingNeeds(declaration, this.#source.has, (input) => this.#byName.get(input) ?? null)
          .length === 0,
    };
    const place = this.steps.push(step) - 1;
    this.#places.set(name, place);
    return place;
  }

  #slotsOf(declaration: FeatureDeclaration): readonly Slot[] {
    if (declaration.kind === "window") return [slotOf(declaration, this.#labelDelayMs)];
    return declaration.slots.map((slot) => withLabelDelay(slot, this.#labelDelayMs));
  }

  #placeSlot(slot: Slot): number {
    const name = slotName(slot);
    const known = this.#slotPlaces.get(name);
    if (known !== undefined) return known;
    const place = this.slots.push(slot) - 1;
    this.#slotPlaces.set(name, place);
    return place;
  }
}

/** What one window feature is at the payment the cursor has gone to. */
function aggregateOf(
  { aggregate, of }: WindowFeature,
  { length }: Slot,
  place: number,
  cursor: AsOfCursor,
): () => number {
  switch (aggregate) {
    case "count":
      return () => cursor.count(place);
    case "sum":
      return () => cursor.amounts(place).sum / CENTS;
    case "mean":
      return () => cursor.amounts(place).mean / CENTS;
    case "std":
      return () => cursor.amounts(place).std / CENTS;
    case "min":
      return () => cursor.min(place) / CENTS;
    case "max":
      return () => cursor.max(place) / CENTS;
    case "distinct":
      return () => cursor.distinct(place, of!);
    case "seconds_since_last":
      return () => cursor.msSinceLast(place) / MS_PER_SECOND;
    case "rate":
      return () => (cursor.count(place) * MS_PER_HOUR) / length!;
  }
}

function formulaOf(
  { formula }: DerivedFeature,
  step: Step,
  values: Float64Array,
  cursor: AsOfCursor,
  context: FeatureContext,
): () => number {
  const inputs = new Float64Array(step.inputs.length);
  return () => {
    for (let at = 0; at < inputs.length; at++) inputs[at] = values[step.inputs[at]!]!;
    return formula(cursor, inputs, step.slots, context);
  };
}

class Program implements CompiledFeatures {
  readonly names: readonly string[];
  readonly #source: AsOfSource;
  readonly #plan: Plan;
  /** Step of each name. */
  readonly #places: readonly number[];
  readonly #cursor: AsOfCursor;
  readonly #values: Float64Array;
  /** What each step computes; null where the log cannot answer it. */
  readonly #compute: readonly (() => number)[];
  readonly #computed: Uint32Array;

  constructor(source: AsOfSource, names: readonly string[], plan: Plan, labelDelayMs: number) {
    this.names = names;
    this.#source = source;
    this.#plan = plan;
    this.#places = names.map((name) => plan.place(name));
    const cursor = source.cursor(plan.slots);
    const { dictionaries, references } = source;
    const context: FeatureContext = { dictionaries, references, labelDelayMs };
    const values = new Float64Array(plan.steps.length).fill(NaN);
    const available = [...plan.steps.entries()].filter(([, { isAvailable }]) => isAvailable);
    this.#computed = Uint32Array.from(available, ([place]) => place);
    this.#compute = available.map(([, step]) => {
      const { declaration } = step;
      if (declaration.kind === "derived")
        return formulaOf(declaration, step, values, cursor, context);
      const place = step.slots[0]!;
      return aggregateOf(declaration, plan.slots[place]!, place, cursor);
    });
    this.#cursor = cursor;
    this.#values = values;
  }

  evaluate(position: number, out: Float64Array, offset = 0): void {
    const values = this.#values;
    const computed = this.#computed;
    this.#cursor.moveTo(position);
    for (let at = 0; at < computed.length; at++) values[computed[at]!] = this.#compute[at]!();
    for (let at = 0; at < this.#places.length; at++) out[offset + at] = values[this.#places[at]!]!;
  }

  dictionary(name: string): FeatureDictionary | null {
    const { declaration } = this.#stepOf(name);
    if (declaration.kind === "window") return null;
    return declaration.dictionary?.(this.#source.dictionaries) ?? null;
  }

  windowOf(name: string, position: number): FeatureWindow | null {
    const longest = this.#slotsUnder(this.#stepOf(name))
      .map((place) => ({ place, slot: this.#plan.slots[place]! }))
      .toSorted((a, b) => (b.slot.length ?? Infinity) - (a.slot.length ?? Infinity))[0];
    if (longest === undefined) return null;
    const { place, slot } = longest;
    this.#cursor.moveTo(position);
    if (slot.by !== "all" && this.#cursor.code(slot.by) === NONE) return null;
    const untilMs = this.#cursor.ms - slot.delay;
    return {
      fromMs: slot.length === null ? null : untilMs - slot.length,
      untilMs,
      positions: this.#cursor.positions(place),
    };
  }

  #stepOf(name: string): Step {
    const at = this.names.indexOf(name);
    if (at < 0) throw new TypeError(`The feature ${name} is not in the program`);
    return this.#plan.steps[this.#places[at]!]!;
  }

  /** Slots of a feature and of those it is computed from. */
  #slotsUnder({ slots, inputs, isAvailable }: Step): readonly number[] {
    if (!isAvailable) return [];
    return [...slots, ...inputs.flatMap((input) => this.#slotsUnder(this.#plan.steps[input]!))];
  }
}

/**
 * Makes features ready for one log. Nothing is allocated per payment then.
 * Error: `features.unknown` where a name is no feature's.
 */
export function compileFeatures(
  source: AsOfSource,
  names: readonly string[],
  { labelDelayMs, declarations = FEATURES }: CompileOptions,
): Result<CompiledFeatures> {
  const byName = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  const unknown = names.filter((name) => !byName.has(name));
  if (unknown.length > 0)
    return fail("features.unknown", `There is no feature ${unknown.join(", ")}.`, {
      tip: "Take a name from the list of features.",
    });
  return ok(new Program(source, names, new Plan(source, byName, labelDelayMs), labelDelayMs));
}
