import path from "node:path";
import { withLocalDataset } from "#services/datasets/localSource";
import { Browser } from "#shared/browse/browser";
import { Privacy } from "#shared/browse/privacy";
import type { DatasetCard, RestrictedOrder } from "#shared/contract/compliance";
import { ok, type Result } from "#shared/domain/result";
import { checkCard } from "#shared/identity/check/checkCard";
import { checkedFields, holderOf } from "#shared/identity/check/fields";
import type { CardChecks, CardFacts, CardHolder, CardOutcome } from "#shared/identity/check/types";
import { readDataset } from "#shared/ingest/readDataset";
import { buildLog } from "#shared/log/buildLog";
import { PostingIndex } from "#shared/log/postingIndex";
import { describeError, type CliIo } from "../io";
import type { ReadPicture } from "./ocrRead";

/** Where the day of a decision is from. */
export type DaySource = "given" | "order" | "today";

export interface DecidedOrder {
  readonly id: string;
  readonly on: string;
  readonly decision: CardOutcome;
}

/** A picture with what is decided about it. */
export interface DecidedPicture extends ReadPicture {
  readonly on: string;
  readonly onFrom: DaySource;
  /** Customer whose card the dataset says it is. */
  readonly customer: string | null;
  readonly checks: CardChecks;
  /** Each order of that customer with adult-restricted items, the earliest first; none where the day was given. */
  readonly orders: readonly DecidedOrder[];
}

/** What a dataset says of cards, by the picture's name without folders. */
export interface DatasetFacts {
  readonly cards: ReadonlyMap<string, DatasetCard>;
  readonly orders: ReadonlyMap<string, readonly RestrictedOrder[]>;
}

/** Whose card is whose, and the orders that ask for one. Problems of the dataset's files go to stderr. */
export async function readFacts(
  folder: string,
  io: CliIo,
  cancelled: () => boolean,
): Promise<Result<DatasetFacts>> {
  io.progress("reading the dataset");
  const opened = await withLocalDataset(folder, (source) => readDataset(source, { cancelled }));
  io.progress("");
  const read = opened.ok ? opened.value : opened;
  if (!read.ok) return read;
  const dataset = read.value;
  for (const problem of dataset.problems) io.err(`${describeError(problem)}\n`);
  // The command line reads files for whoever runs it and masks nothing (docs/decisions/0018).
  const privacy = new Privacy();
  privacy.reveal(null);
  const browser = new Browser(dataset, new PostingIndex(buildLog(dataset)), privacy);
  const orders = new Map<string, RestrictedOrder[]>();
  for (const order of browser.restrictedOrders(null)) {
    const id = order.customer?.id;
    if (id === undefined || order.on === null) continue;
    const known = orders.get(id);
    if (known === undefined) orders.set(id, [order]);
    else known.push(order);
  }
  return ok({ cards: new Map(browser.cards().map((card) => [card.file, card])), orders });
}

export interface DecisionDays {
  /** For all cards; null where it is not given. */
  readonly given: string | null;
  readonly today: string;
  /** Null without a dataset. */
  readonly facts: DatasetFacts | null;
}

/**
 * Checks every card for its day: the one given, else that of the linked customer's first order with adult-restricted
 * items, else today. Document numbers are compared within the batch.
 */
export function decidePictures(
  read: readonly ReadPicture[],
  days: DecisionDays,
): readonly DecidedPicture[] {
  const holders = read.map(({ picture, reading }) =>
    holderOf(picture.file, checkedFields(reading, {})),
  );
  const sameNumber = byNumber(holders);
  return read.map((one, at) => {
    const name = path.basename(one.picture.file);
    const customer = days.facts?.cards.get(name)?.customer ?? null;
    const orders =
      days.given !== null || customer === null ? [] : (days.facts?.orders.get(customer.id) ?? []);
    const own = holders[at] ?? null;
    const number = one.reading.fields.doc_number.value;
    const others = (sameNumber.get(number) ?? []).filter((holder) => holder !== own);
    const facts: Omit<CardFacts, "on"> = { customer, corrections: {}, byHand: null, others };
    const on = days.given ?? orders[0]?.on ?? days.today;
    return {
      ...one,
      on,
      onFrom: days.given !== null ? "given" : orders.length > 0 ? "order" : "today",
      customer: customer?.id ?? null,
      checks: checkCard(one.reading, { ...facts, on }),
      orders: orders.map(({ id, on: day }) => ({
        id,
        on: day!,
        decision: checkCard(one.reading, { ...facts, on: day! }).decision,
      })),
    };
  });
}

function byNumber(holders: readonly (CardHolder | null)[]): ReadonlyMap<string, CardHolder[]> {
  const groups = new Map<string, CardHolder[]>();
  for (const holder of holders) {
    if (holder === null) continue;
    const group = groups.get(holder.number);
    if (group === undefined) groups.set(holder.number, [holder]);
    else group.push(holder);
  }
  return groups;
}
