import { USE, type GraphAt, type GraphGroup, type Grouping } from "../../contract/graph";
import { NONE } from "../../log/kinds";
import type { GraphIndex, PaymentScores } from "../index/graphIndex";
import type { CustomerGroups } from "./grouping";
import { scoreOf, UNDECIDED } from "./risks";
import { neighboursOf, type Sharing } from "./sharing";

/** Sums of a group as they grow. */
export interface GroupSums {
  readonly group: number;
  customers: number;
  devices: number;
  ips: number;
  payments: number;
  failed: number;
  fraud: number;
  cents: number;
  /** `UNDECIDED` where nothing is decided. */
  risk: number;
  /** NaN where no payment has a time. */
  firstMs: number;
  lastMs: number;
  shared: number;
}

const emptySums = (group: number): GroupSums => ({
  group,
  customers: 0,
  devices: 0,
  ips: 0,
  payments: 0,
  failed: 0,
  fraud: 0,
  cents: 0,
  risk: UNDECIDED,
  firstMs: NaN,
  lastMs: NaN,
  shared: 0,
});

/** Sums by group. O(payments that count). */
export function sumsOf(
  index: GraphIndex,
  at: GraphAt,
  sharing: Sharing,
  { names, ofCustomer }: CustomerGroups,
  scores: PaymentScores | null,
): GroupSums[] {
  const sums = names.map((_, group) => emptySums(group));
  for (const group of ofCustomer) if (group !== NONE) sums[group]!.customers++;
  addPayments(index, at, sharing, ofCustomer, scores, sums);
  addEntities(index, sharing, ofCustomer, sums);
  return sums;
}

function addPayments(
  index: GraphIndex,
  at: GraphAt,
  sharing: Sharing,
  ofCustomer: Uint32Array,
  scores: PaymentScores | null,
  sums: readonly GroupSums[],
): void {
  const { from, to } = index.rangeAt(at);
  const { codes, flags, cents, ms } = index.payments;
  const base = index.verticesOf("customer").from;
  for (let ordinal = from; ordinal < to; ordinal++) {
    const code = codes.customer[ordinal]!;
    const group = code === NONE ? NONE : ofCustomer[sharing.placeOf(base + code)]!;
    if (group === NONE) continue;
    const own = sums[group]!;
    own.payments++;
    if ((flags[ordinal]! & USE.failed) !== 0) own.failed++;
    if ((flags[ordinal]! & USE.fraud) !== 0) own.fraud++;
    if (!Number.isNaN(cents[ordinal])) own.cents += cents[ordinal]!;
    own.risk = Math.max(own.risk, scoreOf(scores, ordinal));
    // In order of time, and those without one come last.
    if (Number.isNaN(ms[ordinal])) continue;
    if (Number.isNaN(own.firstMs)) own.firstMs = ms[ordinal]!;
    own.lastMs = ms[ordinal]!;
  }
}

function addEntities(
  index: GraphIndex,
  sharing: Sharing,
  ofCustomer: Uint32Array,
  sums: readonly GroupSums[],
): void {
  const devices = index.verticesOf("device");
  for (let entity = sharing.customers; entity < sharing.vertices.length; entity++) {
    const vertex = sharing.vertices[entity]!;
    const isDevice = vertex >= devices.from && vertex < devices.to;
    const users = new Map<number, number>();
    for (const customer of neighboursOf(sharing, entity)) {
      const group = ofCustomer[customer]!;
      if (group !== NONE) users.set(group, (users.get(group) ?? 0) + 1);
    }
    for (const [group, customers] of users) {
      const own = sums[group]!;
      if (isDevice) own.devices++;
      else own.ips++;
      if (customers >= 2) own.shared++;
    }
  }
}

export const graphGroup = (
  by: Grouping,
  name: string,
  { customers, devices, ips, shared, ...sums }: GroupSums,
): GraphGroup => ({
  key: `group:${by}:${name}`,
  name,
  customers,
  devices,
  ips,
  shared,
  payments: sums.payments,
  failed: sums.failed,
  fraud: sums.fraud,
  cents: sums.cents,
  risk: sums.risk === UNDECIDED ? null : sums.risk,
  firstMs: sums.firstMs,
  lastMs: sums.lastMs,
});
