import type { Random } from "../random";
import { fraudShare, scenarioShare } from "./drift";
import { purchase } from "./purchases";
import type { Scenario } from "./record";
import { WeightedChoice } from "../sampling";
import type { World } from "./world";

/** The scenarios whose payments come on top of the customers' own. */
export type AddedScenario = Extract<Scenario, "stolen_card" | "card_testing" | "account_takeover">;

export interface Launch {
  readonly scenario: AddedScenario;
  readonly day: number;
  readonly payments: number;
}

/** Days (both included) during which each payment of a merchant or customer is fraud with probability `share`. */
export interface Compromise {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

export interface FraudPlan {
  /** By day. */
  readonly launches: readonly (readonly Launch[])[];
  /** Payments of all launches. */
  readonly added: number;
  /** By merchant index. */
  readonly merchants: ReadonlyMap<number, readonly Compromise[]>;
  /** By customer index. */
  readonly customers: ReadonlyMap<number, readonly Compromise[]>;
}

/** Payments of one launch, fewest and most. */
const LAUNCH_SIZES: Readonly<Record<AddedScenario, readonly [number, number]>> = {
  stolen_card: [3, 10],
  card_testing: [12, 45],
  account_takeover: [2, 6],
};
const COMPROMISED_CUSTOMER_DAYS = 14;
/** No merchant accounts for more than this share of its scenario's fraud. */
const LARGEST_MERCHANT_SHARE = 0.08;
const SURVEY_PAYMENTS = 20_000;

/** Plans the fraud of all scenarios, given how many payments each day has. */
export function planFraud(random: Random, world: World, rows: readonly number[]): FraudPlan {
  const launches: Launch[][] = rows.map(() => []);
  let added = 0;
  for (const scenario of Object.keys(LAUNCH_SIZES) as AddedScenario[])
    for (const launch of planLaunches(random, scenario, rows)) {
      launches[launch.day]!.push(launch);
      added += launch.payments;
    }
  return {
    launches,
    added,
    merchants: compromiseMerchants(random, world, rows),
    customers: compromiseCustomers(random, world, rows),
  };
}

/** Fraudulent payments the scenario makes up on each day, on average. */
const expectedByDay = (scenario: Scenario, rows: readonly number[]): number[] =>
  rows.map((count, day) => count * fraudShare(day) * scenarioShare(scenario, day));

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

function planLaunches(random: Random, scenario: AddedScenario, rows: readonly number[]): Launch[] {
  const expected = expectedByDay(scenario, rows);
  const dayChoice = new WeightedChoice(expected);
  const [fewest, most] = LAUNCH_SIZES[scenario];
  const launches: Launch[] = [];
  let left = Math.max(fewest, Math.round(sum(expected)));
  while (left > 0) {
    const size = random.integer(fewest, most);
    const payments = left - size < fewest ? left : size;
    launches.push({ scenario, day: dayChoice.draw(random), payments });
    left -= payments;
  }
  return launches;
}

/** `length` days with the given one in the middle, cut at the ends of the dataset. */
function spanAbout(day: number, length: number, days: number): { from: number; to: number } {
  const from = day - Math.floor(length / 2);
  return { from: Math.max(0, from), to: Math.min(days, from + length) - 1 };
}

function addCompromise(to: Map<number, Compromise[]>, index: number, compromise: Compromise): void {
  const known = to.get(index);
  if (known === undefined) to.set(index, [compromise]);
  else known.push(compromise);
}

function compromiseCustomers(
  random: Random,
  world: World,
  rows: readonly number[],
): Map<number, Compromise[]> {
  const expected = expectedByDay("compromised_customer", rows);
  const dayChoice = new WeightedChoice(expected);
  const compromised = new Map<number, Compromise[]>();
  for (let left = sum(expected); left > 0;) {
    const index = world.customerChoice.draw(random);
    const { from, to } = spanAbout(dayChoice.draw(random), COMPROMISED_CUSTOMER_DAYS, rows.length);
    if (world.customers[index]!.joinsOn > from) continue;
    const share = random.between(0.25, 0.5);
    addCompromise(compromised, index, { from, to, share });
    const traffic = world.customerChoice.weightAt(index) / world.customerChoice.total;
    left -= sum(rows.slice(from, to + 1)) * traffic * share;
  }
  return compromised;
}

function compromiseMerchants(
  random: Random,
  world: World,
  rows: readonly number[],
): Map<number, Compromise[]> {
  const expected = expectedByDay("compromised_merchant", rows);
  const dayChoice = new WeightedChoice(expected);
  const traffic = surveyTraffic(random, world, rows.length);
  // Square root: neither only the largest merchants nor those nobody visits.
  const merchantChoice = new WeightedChoice(traffic.map(Math.sqrt));
  const most = Math.max(5, LARGEST_MERCHANT_SHARE * sum(expected));
  const compromised = new Map<number, Compromise[]>();
  for (let left = sum(expected); left > 0;) {
    const index = merchantChoice.draw(random);
    const { from, to } = spanAbout(dayChoice.draw(random), random.integer(10, 28), rows.length);
    if (world.market.merchants[index]!.opensOn > from) continue;
    const visits = sum(rows.slice(from, to + 1)) * traffic[index]!;
    const share = Math.min(random.between(0.2, 0.6), most / visits);
    addCompromise(compromised, index, { from, to, share });
    left -= visits * share;
  }
  return compromised;
}

/** Share of the payments that each merchant takes, from a sample of purchases that are not kept. */
function surveyTraffic(random: Random, world: World, days: number): number[] {
  const counts = world.market.merchants.map(() => 0);
  for (let draw = 0; draw < SURVEY_PAYMENTS; draw++) {
    const customer = world.customers[world.customerChoice.draw(random)]!;
    counts[purchase(random, world, customer, random.integer(0, days - 1)).merchant]!++;
  }
  return counts.map((count) => count / SURVEY_PAYMENTS);
}
