import { buildLog } from "#shared/log/buildLog";
import type { Dataset } from "#shared/domain/dataset";
import { MS_PER_DAY } from "#shared/domain/time";
import { findRings } from "#shared/graph/rings/findRings";
import type { RingQuestion } from "#shared/graph/rings/options";
import { signupsOf } from "#shared/graph/rings/signups";
import type { Ring, RingReport } from "#shared/graph/rings/types";
import type { paymentLog } from "./paymentLog";

/** UTC milliseconds of an hour of a day of November 2025; days go on beyond 30, and both may be decimal. */
export const on = (day: number, hour = 12): number =>
  Date.UTC(2025, 10, 1) + ((day - 1) * 24 + hour) * 3_600_000;

/** The rings of a dataset, with the sign-ups it tells and labels known after a week. */
export function ringsOf(dataset: Dataset, more: Partial<RingQuestion> = {}): RingReport {
  const log = buildLog(dataset);
  return findRings(log, {
    moment: null,
    window: null,
    signups: signupsOf(dataset, log),
    scores: null,
    labelDelayMs: 7 * MS_PER_DAY,
    ...more,
  });
}

export const reasonsOf = ({ setAside }: RingReport): Record<string, number> =>
  Object.fromEntries(setAside.map(({ reason, count }) => [reason, count]));

export const theOnly = ({ rings }: RingReport): Ring => {
  if (rings.length !== 1) throw new Error(`${rings.length} rings, one expected`);
  return rings[0]!;
};

type PaymentLog = ReturnType<typeof paymentLog>;
type Said = Omit<Parameters<PaymentLog["pays"]>[1], "at" | "customer">;

/** A payment of customer `by` of a group: the device and the IP are the customer's own where they are not said. */
export interface GroupPayment extends Said {
  readonly by: number;
  readonly day: number;
  readonly hour?: number;
}

/** Adds the payments of a group: of F the customers are F1, F2 … */
export function paying(
  log: PaymentLog,
  group: string,
  payments: readonly GroupPayment[],
): PaymentLog {
  payments.forEach(({ by, day, hour, ...said }, at) => {
    const customer = `${group}${by}`;
    const own = `${customer}-own`;
    const time = new Date(on(day, hour)).toISOString().slice(0, 19);
    log.pays(`${group}-${at + 1}`, { device: own, ip: own, ...said, at: time, customer });
  });
  return log;
}

/** Four customers, one a day, on one device, three of them through one IP as well. */
export const FARM: readonly GroupPayment[] = [
  { by: 1, day: 3, device: "farm", ip: "farm-ip", amount: 40 },
  { by: 2, day: 4, device: "farm", ip: "farm-ip", amount: 30.5, result: "failed" },
  { by: 3, day: 5, device: "farm", ip: "farm-ip", amount: null },
  { by: 4, day: 6, device: "farm" },
];

/** Each hands an IP on to the next. */
export const CHAIN: readonly GroupPayment[] = [
  { by: 1, day: 3, ip: "one" },
  { by: 2, day: 4, ip: "one" },
  { by: 2, day: 5, ip: "two" },
  { by: 3, day: 6, ip: "two" },
  { by: 3, day: 7, ip: "three" },
  { by: 4, day: 8, ip: "three" },
];
