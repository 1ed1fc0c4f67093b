import fc from "fast-check";
import type { Dataset } from "#shared/domain/dataset";
import { buildLog } from "#shared/log/buildLog";
import { PostingIndex } from "#shared/log/postingIndex";
import { Overview } from "#shared/overview/overview";
import {
  DIMENSIONS,
  NO_FILTER,
  type Dimension,
  type Grain,
  type OverviewData,
  type OverviewFilter,
} from "#shared/contract/overview";
import type { Moment } from "#shared/contract/replay";
import { datasetOf, type Row, type TableRows } from "../../support/datasetBuilder";

export const overviewOf = (dataset: Dataset): Overview =>
  new Overview(dataset, new PostingIndex(buildLog(dataset)));

export function dataOf(
  overview: Overview,
  filter: OverviewFilter = NO_FILTER,
  grain: Grain = "day",
  moment: Moment | null = null,
): OverviewData {
  const data = overview.data(filter, grain, moment);
  if (!data.ok) throw new Error(data.error.message);
  return data.value;
}

export const filterBy = (values: OverviewFilter["values"]): OverviewFilter => ({
  ...NO_FILTER,
  values,
});

const pick = <T>(values: readonly T[], at: number): T => values[at % values.length]!;
const two = (value: number): string => String(value).padStart(2, "0");

/** A time in October … December 2025 that differs with its number; nine decimals now and then. */
function timeOf(number: number): string {
  const day = `2025-${10 + (number % 3)}-${two(1 + ((number * 7) % 28))}`;
  const hour = two((number * 5) % 24);
  const fraction = pick(["", ".5", ".999999999"], number);
  return `${day} ${hour}:${two((number * 13) % 60)}:59${fraction}`;
}

/**
 * A shop whose tables hold everything an overview may stumble over: empty values, references that lead nowhere,
 * sessions without payments, payments and orders of others' sessions, several orders of one payment, lines that
 * repeat a product, unknown prices, records without a time, texts with quotes.
 */
export function oddShop(size: number): TableRows {
  const rows = (count: number, make: (at: number) => Row): Row[] =>
    Array.from({ length: count }, (_, at) => make(at));
  const id = (letter: string, at: number) => `${letter}${at}`;
  const time = (at: number) => (at % 19 === 18 ? null : timeOf(at));
  return {
    customers: rows(size, (at) => ({
      customer_id: id("C", at),
      signup_ts: timeOf(at),
      country: pick(["FR", "DE", "ÎL", null, "𝄞x", "zz"], at),
      preferred_device: "ios",
      is_minor: 0,
    })),
    products: rows(9, (at) => ({
      product_id: id("P", at),
      name: pick(["Lamp", 'L\'air "bleu"', null], at),
      category: pick(["Home", "Sports"], at),
      is_adult_restricted: 0,
      unit_price: pick([10.1, 0.07, 33.33, 10.1], at),
      created_at: timeOf(at),
    })),
    sessions: rows(size * 2, (at) => ({
      session_id: id("S", at),
      customer_id: pick([id("C", at % size), id("C", (at * 3) % size), null, "C-unknown"], at),
      start_ts: time(at),
      end_ts: time(at),
      device: pick(["ios", "android", "web_mobile", null], at * 3),
      ip_hash: id("ip", at),
      utm_source: pick(["direct", "d'or", "ads", null, "mail"], at),
      utm_campaign: pick(["none", "black_friday", "xmas"], at * 2),
    })),
    orders: rows(size, (at) => ({
      order_id: id("O", at),
      customer_id: id("C", (at * 5) % size),
      session_id: pick([id("S", at * 2), id("S", at), "S-unknown", null], at),
      payment_id: pick([id("Y", at), id("Y", at + 1), null], at),
      order_ts: time(at + 3),
      total_amount: ((at * 37) % 100) + 0.1 * (at % 10),
      currency: "EUR",
      status: pick(["paid", "cancelled"], at),
    })),
    order_items: rows(size * 2, (at) => ({
      order_id: at % 23 === 22 ? "O-unknown" : id("O", (at * 7) % size),
      product_id: pick([id("P", at % 9), id("P", 1), "P-unknown"], at),
      qty: 1 + (at % 3),
    })),
    payments: rows(size + 5, (at) => ({
      payment_id: id("Y", at),
      customer_id: id("C", (at * 5) % size),
      session_id: pick([id("S", at * 2), id("S", at), "S-unknown"], at),
      attempt_ts: time(at + 1),
      method: pick(["card", "paypal", null], at),
      card_bin: "400000",
      ip_hash: id("ip", at),
      device_id: id("D", at),
      amount: ((at * 37) % 100) + 0.1 * (at % 10),
      result: pick(["success", "failed", "success", null], at),
      is_fraud_label: pick([0, 0, 1, 0, null], at),
    })),
    fraud_alerts: rows(Math.ceil(size / 4), (at) => ({
      alert_id: id("A", at),
      alert_ts: time(at + 2),
      payment_id: id("Y", at * 3),
      customer_id: id("C", at),
      session_id: id("S", at * 2),
      amount: 5,
      rule_triggered: "velocity",
      is_fraud_label: 1,
    })),
    events: rows(size * 6, (at) => ({
      event_id: id("E", at),
      ts: timeOf(at),
      event_type: pick(
        ["product_view", "add_to_cart", "checkout_start", "page_view"],
        at + (at >> 3),
      ),
      customer_id: null,
      session_id: pick([id("S", (at * 11) % (size * 2)), id("S", at % 9), "S-unknown"], at),
      device: "ios",
      ip_hash: "ip",
      utm_source: "direct",
      utm_campaign: "none",
      product_id: pick([id("P", at % 9), null, null], at),
    })),
  };
}

export const oddDataset = (size: number): Dataset => datasetOf("kivendtout", oddShop(size));

/** Values of each dimension of a dataset, as its charts name them; "" among them where a value is empty. */
export function valuesOf(data: OverviewData): Readonly<Record<Dimension, readonly string[]>> {
  const { charts } = data;
  const named = (chart: keyof typeof charts): string[] =>
    (charts[chart]?.rows ?? []).map((row) => String(row[0] ?? ""));
  return {
    country: named("countries"),
    device: named("devices"),
    source: named("sources"),
    campaign: named("campaigns"),
    method: named("methods"),
    product: [...named("products").slice(0, 5), ""],
    weekday: ["1", "2", "3", "4", "5", "6", "7", ""],
    hour: ["0", "5", "9", "10", "17", "23", ""],
  };
}

/** Filters over the values and the time of a dataset, unknown values among them. */
export function anyFilter(data: OverviewData): fc.Arbitrary<OverviewFilter> {
  const values = valuesOf(data);
  const moment = fc.option(fc.integer({ min: data.firstMs ?? 0, max: data.lastMs ?? 1 }), {
    freq: 2,
  });
  const somethingOf = (dimension: Dimension) =>
    fc.array(fc.constantFrom(...values[dimension], "not there"), { minLength: 1, maxLength: 2 });
  const chosen = fc
    .subarray([...DIMENSIONS], { maxLength: 3 })
    .chain((dimensions) =>
      fc.record(Object.fromEntries(dimensions.map((name) => [name, somethingOf(name)] as const))),
    );
  return fc.record({ fromMs: moment, toMs: moment, values: chosen });
}

/** Times about a dataset's records, before the first and after the last among them. */
export const anyTime = ({ firstMs, lastMs }: OverviewData): fc.Arbitrary<number> =>
  fc.integer({ min: (firstMs ?? 0) - 5, max: (lastMs ?? 1) + 5 });
