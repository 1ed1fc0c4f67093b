import type { OverviewFinding } from "../../contract/overview";
import type { Dataset } from "../../domain/dataset";
import type { EventLog } from "../../log/eventLog";
import { compareText } from "../../log/keyOrder";
import type { KeyKind } from "../../log/kinds";
import { burstsOf, paymentsBy, type PaymentsByKey } from "./bursts";
import { highAmount } from "./highAmount";

const MINUTE = 60_000;

/**
 * From how much on something is worth a sentence. Two customers on one device are a couple; half an hour is what one
 * sitting takes. Addresses are shared innocently (offices, mobile carriers), so that among them labels count first.
 */
const SHARED = { window: 24 * 60 * MINUTE, customers: 3 };
const CARD_TESTING = { window: 30 * MINUTE, bins: 3, failed: 3 };
const FRAUD_CLUSTER = { labels: 3 };

/** Keys of payments that have a page; of equal candidates the one with the earlier key comes first. */
const PAGE_KEYS = ["device", "customer", "ip"] as const;
type PageKey = (typeof PAGE_KEYS)[number];

/** Payments of one device, address or customer that may be worth a sentence. */
interface Suspect {
  readonly key: PageKey;
  readonly id: string;
  /** In time order. */
  readonly ordinals: Uint32Array;
  readonly failed: number;
  readonly labels: number;
}

/** Those within a window of time. */
interface Burst extends Suspect {
  /** Different customers, or BINs, among the payments. */
  readonly distinct: number;
  /** Milliseconds from the first to the last. */
  readonly span: number;
}

/**
 * What is worth looking at first in the payments of a dataset: at most one finding of each kind, what is least likely
 * to happen innocently first. Equal candidates are told apart by kind and id, so that the order of rows decides nothing.
 */
export function findingsOf(dataset: Dataset, log: EventLog): OverviewFinding[] {
  const finder = new Finder(log);
  const told = [
    finder.sharedDevice(),
    finder.cardTesting(),
    finder.sharedIp(),
    finder.fraudCluster(),
    highAmount(dataset, log),
  ];
  return told.filter((finding) => finding !== null);
}

class Finder {
  readonly #log: EventLog;
  readonly #lists = new Map<PageKey, PaymentsByKey>();
  /** Payments already told of: the next best is more news than the same ones seen from another side. */
  readonly #told = new Set<number>();

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** The device from which most customers paid within a day, then within the shortest time. */
  sharedDevice(): OverviewFinding | null {
    const [best] = this.#shared("device").sort(byDistinct);
    return best === undefined ? null : this.#tellShared("sharedDevice", best);
  }

  /** Of the addresses from which several customers paid within a day the one with most labels, then most customers. */
  sharedIp(): OverviewFinding | null {
    const [best] = this.#shared("ip").sort((a, b) => b.labels - a.labels || byDistinct(a, b));
    return best === undefined ? null : this.#tellShared("sharedIp", best);
  }

  /** The device or customer with most failed attempts over several BINs within half an hour, then most BINs. */
  cardTesting(): OverviewFinding | null {
    const { window, bins, failed } = CARD_TESTING;
    const [best] = [
      ...this.#bursts("device", "bin", window),
      ...this.#bursts("customer", "bin", window),
    ]
      .filter((burst) => burst.distinct >= bins && burst.failed >= failed)
      .sort((a, b) => b.failed - a.failed || byDistinct(a, b));
    if (best === undefined) return null;
    return this.#tell("cardTesting", best, {
      attempts: best.ordinals.length,
      failed: best.failed,
      bins: best.distinct,
      minutes: minutesOf(best),
      fraudLabels: best.labels,
    });
  }

  /** The customer or device with most labels; of equal ones that with fewer payments. */
  fraudCluster(): OverviewFinding | null {
    const [best] = [...this.#suspects("customer"), ...this.#suspects("device")]
      .filter((suspect) => suspect.labels >= FRAUD_CLUSTER.labels)
      .sort(
        (a, b) => b.labels - a.labels || a.ordinals.length - b.ordinals.length || byEntity(a, b),
      );
    if (best === undefined) return null;
    return this.#tell("fraudCluster", best, {
      fraudLabels: best.labels,
      payments: best.ordinals.length,
      fraudAmount: this.#labelledCents(best.ordinals) / 100,
    });
  }

  #shared(key: "device" | "ip"): Burst[] {
    return this.#bursts(key, "customer", SHARED.window).filter(
      ({ distinct }) => distinct >= SHARED.customers,
    );
  }

  #tellShared(kind: "sharedDevice" | "sharedIp", burst: Burst): OverviewFinding {
    return this.#tell(kind, burst, {
      customers: burst.distinct,
      payments: burst.ordinals.length,
      minutes: minutesOf(burst),
      fraudLabels: burst.labels,
    });
  }

  /** The densest stretch of each value of a key (see `burstsOf`), those told of already left out. */
  #bursts(key: PageKey, of: KeyKind, window: number): Burst[] {
    const payments = this.#paymentsBy(key);
    return burstsOf(this.#log, payments, of, window)
      .map(({ code, from, to, distinct, span }) => ({
        ...this.#suspect(key, code, payments.ordinals.subarray(from, to)),
        distinct,
        span,
      }))
      .filter((burst) => this.#isNews(burst));
  }

  /** All payments of each value of a key, those told of already left out. */
  #suspects(key: PageKey): Suspect[] {
    const { starts, ordinals } = this.#paymentsBy(key);
    return Array.from({ length: starts.length - 1 }, (_, code) =>
      this.#suspect(key, code, ordinals.subarray(starts[code], starts[code + 1])),
    ).filter((suspect) => this.#isNews(suspect));
  }

  #suspect(key: PageKey, code: number, ordinals: Uint32Array): Suspect {
    const { failed, fraud } = this.#log.payments;
    const id = this.#log.dictionaries.keys[key].values[code]!;
    return { key, id, ordinals, failed: ones(failed, ordinals), labels: ones(fraud, ordinals) };
  }

  #paymentsBy(key: PageKey): PaymentsByKey {
    const known = this.#lists.get(key) ?? paymentsBy(this.#log, key);
    this.#lists.set(key, known);
    return known;
  }

  #labelledCents(ordinals: Uint32Array): number {
    const { fraud, cents } = this.#log.payments;
    let sum = 0;
    for (const ordinal of ordinals)
      if (fraud[ordinal] === 1 && !Number.isNaN(cents[ordinal]!)) sum += cents[ordinal]!;
    return sum;
  }

  /** Whether at least half of the payments are not told of yet. */
  #isNews({ ordinals }: Suspect): boolean {
    let told = 0;
    for (const ordinal of ordinals) if (this.#told.has(ordinal)) told++;
    return told * 2 <= ordinals.length;
  }

  #tell(
    kind: OverviewFinding["kind"],
    { key, id, ordinals }: Suspect,
    facts: OverviewFinding["facts"],
  ): OverviewFinding {
    for (const ordinal of ordinals) this.#told.add(ordinal);
    return { kind, entity: { kind: key, id }, facts };
  }
}

const byEntity = (a: Suspect, b: Suspect): number =>
  PAGE_KEYS.indexOf(a.key) - PAGE_KEYS.indexOf(b.key) || compareText(a.id, b.id);

const byDistinct = (a: Burst, b: Burst): number =>
  b.distinct - a.distinct || a.span - b.span || byEntity(a, b);

/** Rounded up; at the same moment is within a minute. */
const minutesOf = ({ span }: Burst): number => Math.max(1, Math.ceil(span / MINUTE));

function ones(flags: Uint8Array, ordinals: Uint32Array): number {
  let count = 0;
  for (const ordinal of ordinals) if (flags[ordinal] === 1) count++;
  return count;
}
