import type { StateDifference } from "../contract/replay";
import type { PostingIndex } from "../log/postingIndex";
import type { IndexKey } from "../log/window";
import { countBelow, type Positions } from "./logPlaces";

/** Where customers, devices and IPs first appear in the log. Made at the first question; 4 bytes each. */
export class FirstSeen {
  readonly #customers: Positions;
  readonly #devices: Positions;
  readonly #ips: Positions;

  constructor(index: PostingIndex) {
    this.#customers = firstPositions(index, { scope: "records", by: "customer" });
    this.#devices = firstPositions(index, { scope: "payments", by: "device" });
    this.#ips = firstPositions(index, { scope: "records", by: "ip" });
  }

  /** How many appear first at the positions [from, to). */
  between(from: number, to: number): StateDifference["first"] {
    const count = (positions: Positions): number =>
      countBelow(positions, to) - countBelow(positions, from);
    return {
      customers: count(this.#customers),
      devices: count(this.#devices),
      ips: count(this.#ips),
    };
  }
}

function firstPositions(index: PostingIndex, key: IndexKey): Positions {
  const lists = index.keyIndex(key);
  if (lists === null) return new Uint32Array(0);
  const { offsets, items } = lists;
  const firsts: number[] = [];
  for (let list = 0; list < offsets.length - 1; list++)
    if (offsets[list]! < offsets[list + 1]!) firsts.push(items[offsets[list]!]!);
  const { position } = index.log.payments;
  const positions = Uint32Array.from(firsts);
  return (key.scope === "payments" ? positions.map((item) => position[item]!) : positions).sort();
}
