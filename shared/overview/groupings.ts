import type { Dimension, Grain } from "../contract/overview";
import { bucketOf } from "./buckets";
import type { CountedKind } from "./paths";
import type { CountedRecords, Dictionaries } from "./records";
import { NO_GROUP, type Groups } from "./tally";

/** Buckets of one grain: `numbers[group]` is the bucket of a group. */
export interface BucketGroups extends Groups {
  readonly numbers: readonly number[];
}

/** Groups of counted records; those worked out are kept. */
export class Groupings {
  readonly #records: ReadonlyMap<CountedKind, CountedRecords>;
  readonly #dictionaries: Dictionaries;
  readonly #groups = new Map<string, Groups>();
  readonly #buckets = new Map<Grain, BucketGroups>();

  constructor(records: ReadonlyMap<CountedKind, CountedRecords>, dictionaries: Dictionaries) {
    this.#records = records;
    this.#dictionaries = dictionaries;
  }

  /** One group per combination of values; the codes of dimensions d1, d2 are `groupOf(d1) × size(d2) + groupOf(d2)`. */
  groupsBy(dimensions: readonly Dimension[]): Groups {
    const name = dimensions.join();
    const known = this.#groups.get(name);
    if (known !== undefined) return known;
    const groups = this.#combine(dimensions);
    this.#groups.set(name, groups);
    return groups;
  }

  bucketsBy(grain: Grain): BucketGroups {
    const known = this.#buckets.get(grain);
    if (known !== undefined) return known;
    const places = new Map<number, number>();
    const of = this.#eachRecord(({ ms }) =>
      Uint32Array.from(ms, (at) => {
        if (Number.isNaN(at)) return NO_GROUP;
        const bucket = bucketOf(grain, at);
        const place = places.get(bucket) ?? places.size;
        places.set(bucket, place);
        return place;
      }),
    );
    const groups = { count: places.size, of, numbers: [...places.keys()] };
    this.#buckets.set(grain, groups);
    return groups;
  }

  #combine(dimensions: readonly Dimension[]): Groups {
    const sizes = dimensions.map((dimension) => this.#dictionaries[dimension].size);
    const of = this.#eachRecord(({ codes, table }) => {
      const groups = new Uint32Array(table.rows);
      dimensions.forEach((dimension, at) => {
        const own = codes[dimension];
        for (let row = 0; row < groups.length; row++)
          groups[row] = groups[row]! * sizes[at]! + (own === undefined ? 0 : own[row]!);
      });
      return groups;
    });
    return { count: sizes.reduce((product, size) => product * size, 1), of };
  }

  #eachRecord(make: (records: CountedRecords) => Uint32Array): Map<CountedKind, Uint32Array> {
    return new Map([...this.#records].map(([kind, records]) => [kind, make(records)]));
  }
}
