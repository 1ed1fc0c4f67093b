/** A group of customers that rare shared devices and IPs join within a time span, as of a moment. */
export interface Ring {
  /** Its earliest customer and its earliest shared entity: `C00017+device:dev_1f`. */
  readonly key: string;
  /** Ids, by first seen. */
  readonly customers: readonly string[];
  /** The shared devices and IPs that join them, the rarest first; `customers` of the ring and all others that use it. */
  readonly entities: readonly {
    readonly kind: "device" | "ip";
    readonly id: string;
    readonly customers: number;
  }[];
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
  readonly parts: {
    readonly rarity: number;
    readonly velocity: number;
    readonly outcome: number;
  };
  /** Why, as a key of `graph.ring.sentence` and what is filled in. */
  readonly sentence: {
    readonly key: string;
    readonly values: Readonly<Record<string, number>>;
  };
}

/** What the ring finder found, the highest score first, and what it looked at and set aside. */
export interface RingReport {
  readonly rings: readonly Ring[];
  /** Groups looked at. */
  readonly considered: number;
  readonly setAside: readonly { readonly reason: string; readonly count: number }[];
}
