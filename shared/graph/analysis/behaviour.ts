import { USE, type GraphAt } from "../../contract/graph";
import { NONE } from "../../log/kinds";
import { within, type GraphIndex } from "../index/graphIndex";

const DAY_MS = 86_400_000;

/** Payments a customer has to have before anything is said about how it pays. */
export const BEHAVIOUR_PAYMENTS = 2;

/** How a customer pays; NaN where its payments do not say. */
export interface Behaviour {
  readonly customer: number;
  readonly figures: Readonly<Record<Figure, number>>;
  /** Mean of the time of day as a point in the unit circle (UTC); the nearer the rim, the more regular. */
  readonly hour: readonly [number, number];
  /** Share of its payments by dictionary code. */
  readonly methods: ReadonlyMap<number, number>;
  readonly countries: ReadonlyMap<number, number>;
}

/**
 * Means and standard deviations of ln(1 + amount in major units), share of failed payments, and the natural logarithms of
 * how many payments there are and on how many days (UTC).
 */
const FIGURES = ["amount", "spread", "failed", "payments", "days"] as const;
type Figure = (typeof FIGURES)[number];

/** Deviations apart at which two figures count as unlike as can be. */
const FAR = 3;

/** What 1 is of each figure: its deviation among all customers; 0 where all have the same and it tells nothing. */
export type FigureScales = Readonly<Record<Figure, number>>;

/** Of every customer with enough payments that count, by vertex. */
export function behavioursAt(index: GraphIndex, at: GraphAt): readonly Behaviour[] {
  const range = index.rangeAt(at);
  const { from, to } = index.verticesOf("customer");
  const behaviours: Behaviour[] = [];
  for (let customer = from; customer < to; customer++) {
    const ordinals = within(index.paymentsOf(customer), range);
    if (ordinals.length >= BEHAVIOUR_PAYMENTS)
      behaviours.push(behaviourOf(index, customer, ordinals));
  }
  return behaviours;
}

function behaviourOf(index: GraphIndex, customer: number, ordinals: Uint32Array): Behaviour {
  const { ms, cents, flags } = index.payments;
  const { method, country } = index.log.payments.facts;
  const listed = [...ordinals];
  const amounts = listed.map((ordinal) => cents[ordinal]!).filter((each) => !Number.isNaN(each));
  const logs = amounts.map((each) => Math.log1p(Math.max(0, each) / 100));
  const amount = meanOf(logs);
  const times = listed.map((ordinal) => ms[ordinal]!).filter((each) => !Number.isNaN(each));
  const failed = listed.filter((ordinal) => (flags[ordinal]! & USE.failed) !== 0).length;
  const days = new Set(times.map((each) => Math.floor(each / DAY_MS))).size;
  return {
    customer,
    figures: {
      amount,
      spread: Math.sqrt(meanOf(logs.map((each) => (each - amount) ** 2))),
      failed: failed / listed.length,
      payments: Math.log(listed.length),
      days: days === 0 ? NaN : Math.log(days),
    },
    hour: [
      meanOf(times.map((each) => Math.cos(angleOf(each)))),
      meanOf(times.map((each) => Math.sin(angleOf(each)))),
    ],
    methods: sharesOf(method, listed),
    countries: sharesOf(country, listed),
  };
}

const angleOf = (ms: number): number => ((ms % DAY_MS) / DAY_MS) * 2 * Math.PI;

/** NaN of none. */
const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function sharesOf(codes: Uint32Array | null, ordinals: readonly number[]): Map<number, number> {
  const shares = new Map<number, number>();
  const said = ordinals.map((ordinal) => codes?.[ordinal] ?? NONE).filter((each) => each !== NONE);
  for (const code of said) shares.set(code, (shares.get(code) ?? 0) + 1 / said.length);
  return shares;
}

/**
 * Robust deviation of each figure: 1.4826 × the median distance from the median, as of a normal distribution; where half the
 * customers are alike and that is 0, 1.2533 × the mean distance.
 */
export function scalesOf(behaviours: readonly Behaviour[]): FigureScales {
  const scaleOf = (figure: Figure): number => {
    const values = behaviours
      .map(({ figures }) => figures[figure])
      .filter((value) => !Number.isNaN(value));
    if (values.length === 0) return 0;
    const middle = medianOf(values);
    // Sorted, since the order of customers depends on the files and that of additions would show in the last digits.
    const distances = values.map((value) => Math.abs(value - middle)).sort((a, b) => a - b);
    return 1.4826 * medianOf(distances) || 1.2533 * meanOf(distances);
  };
  return {
    amount: scaleOf("amount"),
    spread: scaleOf("spread"),
    failed: scaleOf("failed"),
    payments: scaleOf("payments"),
    days: scaleOf("days"),
  };
}

function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >>> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * How like two customers pay, 0 … 1: 1 less the root of the mean of the squared differences of what both say. Differences
 * are 0 … 1: of a figure in robust deviations, `FAR` of them and more being 1; of the time of day half the distance of
 * the two points; of methods and of countries the share that would have to be paid otherwise (total variation).
 */
export function likeness(a: Behaviour, b: Behaviour, scales: FigureScales): number {
  const differences = FIGURES.filter((figure) => scales[figure] > 0).map((figure) =>
    Math.min(1, Math.abs(a.figures[figure] - b.figures[figure]) / scales[figure] / FAR),
  );
  differences.push(
    Math.hypot(a.hour[0] - b.hour[0], a.hour[1] - b.hour[1]) / 2,
    variation(a.methods, b.methods),
    variation(a.countries, b.countries),
  );
  const said = differences.filter((each) => !Number.isNaN(each));
  return said.length === 0 ? 0 : 1 - Math.sqrt(meanOf(said.map((each) => each ** 2)));
}

/** NaN where one of the two says nothing. */
function variation(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  if (a.size === 0 || b.size === 0) return NaN;
  let common = 0;
  for (const [code, share] of a) common += Math.min(share, b.get(code) ?? 0);
  return Math.max(0, 1 - common);
}
