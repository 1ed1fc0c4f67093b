/** Why a group that was looked at is no ring, by what most likely explains it. */
export const SET_ASIDE_REASONS = [
  /** Two customers alone. */
  "tooFew",
  /** A few people on one device who are there at other times as well. */
  "household",
  /** An IP without a shared device, used during working hours. */
  "office",
  /** An IP of more people than a household has, at all hours. */
  "carrier",
  /** A device of more people than a household has: a till, a computer in a library. */
  "public",
  /** What is shared is used for longer than the span. */
  "slow",
  /** The score is below the least that is reported. */
  "weak",
  /** Reported but for the limit. */
  "beyondLimit",
] as const;
export type SetAsideReason = (typeof SET_ASIDE_REASONS)[number];

/** A shared device or IP of a ring. */
export interface RingEntity {
  readonly kind: "device" | "ip";
  readonly id: string;
  /** Customers of the ring and all others that have paid with it. */
  readonly customers: number;
}

/** 0 … 1 each; formulas in `score.ts`. */
export interface RingParts {
  readonly rarity: number;
  readonly velocity: number;
  readonly outcome: number;
}

/** What is filled into the sentence: counts, and whole days begun. */
export interface RingFigures {
  readonly customers: number;
  readonly devices: number;
  readonly ips: number;
  readonly days: number;
  /** Payments of these customers through what they share, and all their payments. */
  readonly shared: number;
  readonly payments: number;
  /** Of those through what they share. */
  readonly failed: number;
  readonly labelled: number;
  /** Customers that had signed up at most two weeks before. */
  readonly young: number;
}

/** A group of customers that rare shared devices and IPs join within a time span, as of a moment. */
export interface Ring {
  /** Its earliest customer and its earliest shared entity: `C00017+device:dev_1f`. */
  readonly key: string;
  /** Ids, by first seen. */
  readonly customers: readonly string[];
  /** The shared devices and IPs that join them, the rarest first. */
  readonly entities: readonly RingEntity[];
  /** Of its payments through these entities. */
  readonly firstMs: number;
  readonly lastMs: number;
  readonly firstPosition: number;
  readonly lastPosition: number;
  readonly payments: number;
  readonly failed: number;
  /** Payments whose fraud label was known at the moment. */
  readonly labelled: number;
  /** Hundredths of the major unit. */
  readonly amountCents: number;
  /** 0 … 1, and the parts it is made of. */
  readonly score: number;
  readonly parts: RingParts;
  /** Why, as a key of `graph.ring.sentence`, by what is shared, and what is filled in. */
  readonly sentence: {
    readonly key: "both" | "devices" | "ips";
    readonly values: Readonly<Record<keyof RingFigures, number>>;
  };
}

/** What the ring finder found, the highest score first, and what it looked at and set aside. */
export interface RingReport {
  readonly rings: readonly Ring[];
  /** Groups looked at: the rings and all that are set aside. None where nothing is shared. */
  readonly considered: number;
  /** In the order of `SET_ASIDE_REASONS`; reasons that do not occur are left out. */
  readonly setAside: readonly { readonly reason: SetAsideReason; readonly count: number }[];
}
