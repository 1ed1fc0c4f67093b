/**
 * What a dataset says of ID cards and of orders that ask for one. Birthdates and ages are kept back until they are
 * revealed (`shared/domain/personal.ts`); whether somebody is of age is not.
 */

/** A customer as the dataset has it. */
export interface DatasetCustomer {
  readonly id: string;
  /** Record number in `customers`; null where the table does not have the customer. */
  readonly record: number | null;
  /** As it may be shown: ISO, masked (`1987-••-••`), or null where the data do not say. */
  readonly birthdate: string | null;
}

/** A picture of an ID card in the dataset's folder, or one that only labels or links name. */
export interface DatasetCard {
  /** Name without folders. */
  readonly file: string;
  /** Record number in `synthetic_id_labels`, by which its picture is asked for and revealed; null without a label. */
  readonly record: number | null;
  /** Whether the folder has the picture. */
  readonly hasPicture: boolean;
  /** Whether the picture may be shown: see `EngineApi.cardPicture`. */
  readonly isRevealed: boolean;
  /** Whose card `id_links` says it is. */
  readonly customer: DatasetCustomer | null;
}

/** Customers who may be the holder of a card. */
export interface BirthdateMatches {
  /** By id, at most 200. */
  readonly customers: readonly DatasetCustomer[];
  readonly total: number;
  /** False while birthdates are masked: then only what the mask shows (the year) was compared. */
  readonly isExact: boolean;
}

export interface RestrictedItem {
  readonly product: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly quantity: number | null;
}

/** An order with at least one adult-restricted item. */
export interface RestrictedOrder {
  readonly id: string;
  /** Record number in `orders`. */
  readonly record: number;
  /** UTC milliseconds; null for an order without a time, which only a question without a moment finds. */
  readonly atMs: number | null;
  /** The UTC day of the order, ISO; null without a time. */
  readonly on: string | null;
  /** As the data have them. */
  readonly status: string | null;
  readonly amount: number | null;
  readonly customer: DatasetCustomer | null;
  /** The adult-restricted items only. */
  readonly items: readonly RestrictedItem[];
  /** Whether the customer was 18 on the day by the data's birthdate; null where that cannot be said. */
  readonly isOfAge: boolean | null;
  /** Full years on the day; null where it cannot be said or the birthdate is masked. */
  readonly age: number | null;
  /** Files that `id_links` says are the customer's cards. */
  readonly cards: readonly string[];
}
