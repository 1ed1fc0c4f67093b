import type { RingQuestion } from "./options";
import type { RingPayments } from "./payments";
import { badnessOf, outcomeOf } from "./score";

/** What became of a group's payments. */
interface GroupOutcome {
  /** 0 … 1 */
  readonly outcome: number;
  readonly failed: number;
  /** Labels known at the moment. */
  readonly labelled: number;
  readonly amountCents: number;
}

/** What became of payments, as far as it is known at the moment. */
export class Outcomes {
  readonly #payments: RingPayments;
  readonly #scores: ArrayLike<number> | null;
  /** Payments after it have a label that is not known yet. */
  readonly #knownMs: number;
  readonly #general: number;

  constructor(payments: RingPayments, { moment, scores, labelDelayMs }: RingQuestion) {
    const { log, size } = payments;
    this.#payments = payments;
    this.#scores = scores;
    this.#knownMs = (moment?.ms ?? log.ms.at(-1) ?? 0) - labelDelayMs;
    let sum = 0;
    for (let item = 0; item < size; item++) sum += this.#badness(item);
    this.#general = size === 0 ? 0 : sum / size;
  }

  of(items: readonly number[]): GroupOutcome {
    const { log, ordinal } = this.#payments;
    const cents = items.map((item) => log.payments.cents[ordinal[item]!]!);
    return {
      outcome: outcomeOf(
        items.map((item) => this.#badness(item)),
        this.#general,
      ),
      failed: items.filter((item) => this.#isFailed(item)).length,
      labelled: items.filter((item) => this.#isLabelled(item)).length,
      amountCents: cents.reduce((sum, each) => (Number.isNaN(each) ? sum : sum + each), 0),
    };
  }

  #badness(item: number): number {
    const score = this.#scores?.[this.#payments.ordinal[item]!] ?? NaN;
    return badnessOf(this.#isLabelled(item), this.#isFailed(item), score);
  }

  #isFailed(item: number): boolean {
    const { log, ordinal } = this.#payments;
    return log.payments.failed[ordinal[item]!] === 1;
  }

  #isLabelled(item: number): boolean {
    const { log, ordinal, ms } = this.#payments;
    return log.payments.fraud[ordinal[item]!] === 1 && ms[item]! <= this.#knownMs;
  }
}
