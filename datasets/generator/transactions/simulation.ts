import type { Random } from "../random";
import { FraudCampaigns } from "./fraudCampaigns";
import { planFraud, type Compromise, type FraudPlan } from "./fraudPlan";
import { drawCard } from "./network";
import { purchase } from "./purchases";
import { DAY_MS, START_MS, type Payment } from "./record";
import { apportion } from "../sampling";
import { buildWorld, type World } from "./world";

/** Payments by weekday relative to the mean, Sunday first. */
const WEEKDAYS = [0.82, 0.94, 0.95, 0.98, 1.03, 1.18, 1.1];
const YEARLY_GROWTH = 0.15;
const YEARLY_RENEWALS = 0.25;
const REMEMBERED_EXPOSED = 60;
/** Share of the legitimate payments at a compromised merchant whose card data leak as well. */
const LEAK_SHARE = 0.15;

export interface SimulationSize {
  /** Payments over all days, exactly. */
  readonly rows: number;
  readonly customers: number;
  readonly days: number;
}

export interface Simulation {
  readonly world: World;
  /** The payments day by day, each day in the order of time. To be read once. */
  readonly days: Iterable<readonly Payment[]>;
}

/** Builds the world and the plan of its fraud; the days are simulated as they are read. */
export function simulate(random: Random, size: SimulationSize): Simulation {
  const world = buildWorld(random.child("world"), size);
  const weights = dayWeights(random.child("days"), size.days);
  const plan = planFraud(random.child("plan"), world, apportion(size.rows, weights));
  const legitimate = apportion(size.rows - plan.added, weights);
  return { world, days: new DaySimulator(random, world, plan, legitimate).days() };
}

function dayWeights(random: Random, days: number): number[] {
  const firstWeekday = new Date(START_MS).getUTCDay();
  return Array.from({ length: days }, (_, day) => {
    const growth = 1 + (YEARLY_GROWTH * day) / 365;
    return WEEKDAYS[(firstWeekday + day) % 7]! * growth * random.logNormal(1, 0.05);
  });
}

class DaySimulator {
  readonly #random: Random;
  readonly #world: World;
  readonly #plan: FraudPlan;
  /** Payments of the customers themselves, by day. */
  readonly #counts: readonly number[];
  readonly #campaigns: FraudCampaigns;
  /** Fraudulent payments that are still to come, by day. */
  readonly #coming = new Map<number, Payment[]>();
  /** Customers whose card is replaced, by day. */
  readonly #reissues = new Map<number, number[]>();
  #exposed: number[] = [];

  constructor(random: Random, world: World, plan: FraudPlan, counts: readonly number[]) {
    this.#random = random.child("payments");
    this.#world = world;
    this.#plan = plan;
    this.#counts = counts;
    this.#campaigns = new FraudCampaigns(random.child("fraud"), world, counts.length - 1);
  }

  *days(): Generator<readonly Payment[]> {
    for (let day = 0; day < this.#counts.length; day++) {
      this.#replaceCards(day);
      for (const launch of this.#plan.launches[day]!) this.#launch(launch);
      const payments = this.#coming.get(day) ?? [];
      this.#coming.delete(day);
      for (let count = this.#counts[day]!; count > 0; count--)
        payments.push(this.#customerPayment(day));
      yield payments.sort((a, b) => a.timeMs - b.timeMs);
    }
  }

  #launch(launch: FraudPlan["launches"][number][number]): void {
    const campaign = this.#campaigns.run(launch, this.#exposed);
    for (const payment of campaign.payments)
      append(this.#coming, Math.floor((payment.timeMs - START_MS) / DAY_MS), payment);
    for (const { customer, day } of campaign.reissues) append(this.#reissues, day, customer);
    this.#expose(campaign.exposed);
  }

  #expose(customers: readonly number[]): void {
    this.#exposed = [...this.#exposed, ...customers].slice(-REMEMBERED_EXPOSED);
  }

  /** Cards reported as stolen, and others that expire, so that a new card says little by itself. */
  #replaceCards(day: number): void {
    const { customers } = this.#world;
    const perDay = (customers.length * YEARLY_RENEWALS) / 365;
    const expired = Math.floor(perDay * (day + 1)) - Math.floor(perDay * day);
    const reported = this.#reissues.get(day) ?? [];
    this.#reissues.delete(day);
    for (const index of reported) this.#replaceCard(index);
    for (let count = expired; count > 0; count--)
      this.#replaceCard(this.#random.integer(0, customers.length - 1));
  }

  #replaceCard(customer: number): void {
    this.#world.customers[customer]!.cards[0] = drawCard(this.#random);
  }

  #customerPayment(day: number): Payment {
    const index = this.#activeCustomer(day);
    const payment = purchase(this.#random, this.#world, this.#world.customers[index]!, day);
    const merchant = this.#strikes(this.#plan.merchants.get(payment.merchant), day);
    if (merchant === "fraud")
      return this.#inflated(payment, "compromised_merchant", this.#random.between(0.9, 1.7));
    if (merchant === "spared" && this.#random.chance(LEAK_SHARE)) this.#expose([index]);
    if (this.#strikes(this.#plan.customers.get(index), day) === "fraud")
      return this.#inflated(payment, "compromised_customer", this.#random.between(1.6, 5));
    return payment;
  }

  #activeCustomer(day: number): number {
    for (;;) {
      const index = this.#world.customerChoice.draw(this.#random);
      if (this.#world.customers[index]!.joinsOn <= day) return index;
    }
  }

  #strikes(spans: readonly Compromise[] | undefined, day: number): "none" | "spared" | "fraud" {
    const current = spans?.find(({ from, to }) => from <= day && day <= to);
    if (current === undefined) return "none";
    return this.#random.chance(current.share) ? "fraud" : "spared";
  }

  #inflated(
    payment: Payment,
    scenario: "compromised_merchant" | "compromised_customer",
    factor: number,
  ): Payment {
    return { ...payment, amountCents: Math.round(payment.amountCents * factor), scenario };
  }
}

function append<K, V>(to: Map<K, V[]>, key: K, value: V): void {
  const known = to.get(key);
  if (known === undefined) to.set(key, [value]);
  else known.push(value);
}
