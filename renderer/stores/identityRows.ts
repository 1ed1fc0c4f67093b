import type { Casework, CardWork } from "#shared/casework/state";
import { decisionOn, NO_CARD_WORK } from "#shared/casework/state";
import type { DatasetCard, DatasetCustomer, RestrictedOrder } from "#shared/contract/compliance";
import { CARD_FIELDS, type CardField, type CardReading } from "#shared/contract/identity";
import { maskText } from "#shared/domain/personal";
import { formatDay, MS_PER_DAY } from "#shared/domain/time";
import { checkCard } from "#shared/identity/check/checkCard";
import { checkedFields, holderOf } from "#shared/identity/check/fields";
import type { CardChecks, CardFacts, CardHolder } from "#shared/identity/check/types";
import type { CardList } from "./identityPlace";
import type { IdentityState, QueuedPicture } from "./identityState";

/** What pictures are held against. */
export interface CardSurroundings {
  /** By the names of their files. */
  readonly ofDataset: ReadonlyMap<string, DatasetCard>;
  /** Customers that cards were linked to by hand, as far as they are known. */
  readonly customers: ReadonlyMap<string, DatasetCustomer>;
  /** Orders with adult-restricted items that have happened, by customer, the earliest first. */
  readonly orders: ReadonlyMap<string, readonly RestrictedOrder[]>;
  readonly work: Casework["cards"];
  /** Where the clock stands, UTC milliseconds. */
  readonly nowMs: number;
  readonly allRevealed: boolean;
}

/** What is decided of a picture, or why nothing can be. */
export type RowOutcome = Exclude<CardList, "all">;

/** A picture with everything that is known and said of it. */
export interface CardRow {
  readonly picture: QueuedPicture;
  /** Whether names, numbers and dates are shown as they are. */
  readonly isShown: boolean;
  readonly work: CardWork;
  readonly customer: DatasetCustomer | null;
  /** Who says whose card it is; `file` = the dataset, of a card whose file has the name of this one. */
  readonly linkedBy: "dataset" | "file" | "hand" | null;
  /** The adult-restricted orders of the customer. */
  readonly orders: readonly RestrictedOrder[];
  /** The order it is decided for; null = the day of the clock. */
  readonly order: RestrictedOrder | null;
  /** The day it is decided for, ISO. */
  readonly on: string;
  /** The holders of the other pictures of the queue that have its document number. */
  readonly others: readonly CardHolder[];
  /** Null until it is read. */
  readonly checks: CardChecks | null;
  readonly outcome: RowOutcome;
  /** Of the fields that count; null without any. */
  readonly lowest: number | null;
}

/** The pictures of the queue, each held against what surrounds it; in the order they came. */
export function cardRows(
  { pictures, revealed, decidedFor }: Pick<IdentityState, "pictures" | "revealed" | "decidedFor">,
  around: CardSurroundings,
): readonly CardRow[] {
  const holders = holdersByNumber(pictures, around.work);
  return pictures.map((picture) => {
    const { sha256, reading } = picture;
    const work = around.work.get(sha256) ?? NO_CARD_WORK;
    const link = linkOf(picture, work, around);
    const orders = around.orders.get(link.customer?.id ?? "") ?? [];
    const order = orderOf(orders, decidedFor.get(sha256));
    const on = order?.on ?? dayOf(around.nowMs);
    const corrections = correctionsOf(work);
    const byHand = decisionOn(work, order?.id ?? null);
    const others = reading === null ? [] : sameNumber(picture, reading, corrections, holders);
    const facts: CardFacts = { on, customer: link.customer, corrections, byHand, others };
    const checks = reading === null ? null : checkCard(reading, facts);
    return {
      picture,
      isShown: isShown(picture, revealed, around),
      work,
      ...link,
      orders,
      order,
      on,
      others,
      checks,
      outcome: outcomeOf(picture, checks),
      lowest: lowestOf(picture, checks),
    };
  });
}

export const dayOf = (ms: number): string => formatDay(Math.floor(ms / MS_PER_DAY));

export const correctionsOf = ({ corrections }: CardWork): CardFacts["corrections"] =>
  Object.fromEntries(Array.from(corrections, ([field, { value }]) => [field, value]));

/** A holder and the picture that shows them. */
interface Seen {
  readonly sha256: string;
  readonly holder: CardHolder;
}

type Holders = ReadonlyMap<string, readonly Seen[]>;

/** Every holder that is certain, by document number: the same one twice is rare, so that few are compared. */
function holdersByNumber(pictures: readonly QueuedPicture[], work: Casework["cards"]): Holders {
  const holders = new Map<string, Seen[]>();
  for (const { sha256, file, reading } of pictures) {
    if (reading === null || reading.problem !== null) continue;
    const corrections = correctionsOf(work.get(sha256) ?? NO_CARD_WORK);
    const holder = holderOf(file, checkedFields(reading, corrections));
    if (holder === null) continue;
    holders.set(holder.number, [...(holders.get(holder.number) ?? []), { sha256, holder }]);
  }
  return holders;
}

function sameNumber(
  { sha256 }: QueuedPicture,
  reading: CardReading,
  { doc_number }: CardFacts["corrections"],
  holders: Holders,
): readonly CardHolder[] {
  const number = doc_number ?? reading.fields.doc_number.value;
  return (holders.get(number) ?? []).flatMap((one) => (one.sha256 === sha256 ? [] : [one.holder]));
}

/** The dataset's card that a picture is: the one it was asked for by, else the one of the same file name. */
export const datasetFileOf = ({ ofDataset, file }: QueuedPicture): string =>
  ofDataset ?? file.slice(file.lastIndexOf("/") + 1);

function linkOf(
  picture: QueuedPicture,
  { link }: CardWork,
  around: CardSurroundings,
): Pick<CardRow, "customer" | "linkedBy"> {
  if (link !== null) {
    const id = link.customer;
    if (id === null) return { customer: null, linkedBy: "hand" };
    const known = around.customers.get(id) ?? { id, record: null, birthdate: null };
    return { customer: known, linkedBy: "hand" };
  }
  const customer = around.ofDataset.get(datasetFileOf(picture))?.customer ?? null;
  if (customer === null) return { customer, linkedBy: null };
  return { customer, linkedBy: picture.ofDataset === null ? "file" : "dataset" };
}

/** The order that was chosen; the first where nothing was, since that is when the holder was youngest. */
function orderOf(
  orders: readonly RestrictedOrder[],
  chosen: string | null | undefined,
): RestrictedOrder | null {
  const dated = orders.filter(({ on }) => on !== null);
  if (chosen === null) return null;
  return dated.find(({ id }) => id === chosen) ?? dated[0] ?? null;
}

const isShown = (
  { sha256, ofDataset }: QueuedPicture,
  revealed: ReadonlySet<string>,
  { allRevealed, ofDataset: cards }: CardSurroundings,
): boolean =>
  allRevealed || revealed.has(sha256) || cards.get(ofDataset ?? "")?.isRevealed === true;

function outcomeOf({ status, reading }: QueuedPicture, checks: CardChecks | null): RowOutcome {
  if (status === "failed") return "failed";
  if (reading === null || checks === null) return "waiting";
  return reading.problem !== null && checks.decision === "check_by_hand"
    ? "failed"
    : checks.decision;
}

function lowestOf({ reading }: QueuedPicture, checks: CardChecks | null): number | null {
  if (checks === null || reading === null || reading.problem !== null) return null;
  return Math.min(...CARD_FIELDS.map((field) => checks.fields[field].confidence));
}

/** Fields of a card that say who somebody is. */
const PERSONAL: ReadonlySet<CardField> = new Set([
  "last_name",
  "first_name",
  "birthdate",
  "doc_number",
]);

export const isPersonalField = (field: CardField): boolean => PERSONAL.has(field);

/** A value as it may be shown; empty where there is none. */
export const shownValue = (field: CardField, value: string, shown: boolean): string =>
  shown || value === "" || !PERSONAL.has(field) ? value : maskText(field, value);

/** The fields that wait for a person, in the order of the card. */
export const fieldsToCheck = ({ picture, checks }: CardRow): readonly CardField[] =>
  checks === null || (picture.reading?.problem ?? null) !== null
    ? []
    : CARD_FIELDS.filter((field) => !checks.fields[field].isCertain);
