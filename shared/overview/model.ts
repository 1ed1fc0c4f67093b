import type { Dimension, Grain, OverviewBasis, OverviewFilter } from "../contract/overview";
import type { Dataset } from "../domain/dataset";
import { bucketOf } from "./buckets";
import { Links } from "./links";
import { COUNTED_KINDS, COUNTED_SOURCES, type CountedKind } from "./paths";
import { countedRecords, emptyDictionaries, saysAnything, type CountedRecords } from "./records";
import { select, type Selection } from "./selection";
import { NO_GROUP, rowsByCustomer, type Groups, type RowsByCustomer } from "./tally";
import { ValueCodes } from "./valueCodes";

/** Buckets of one grain: `numbers[group]` is the bucket of a group. */
export interface BucketGroups extends Groups {
  readonly numbers: readonly number[];
}

/** What is worked out of a dataset once: the value codes of every counted record, and groups of records. */
export class OverviewModel {
  readonly basis: OverviewBasis;
  readonly dataset: Dataset;
  readonly links: Links;
  readonly records: ReadonlyMap<CountedKind, CountedRecords>;
  readonly dictionaries = emptyDictionaries();
  readonly byCustomer: ReadonlyMap<CountedKind, RowsByCustomer>;
  readonly #groups = new Map<string, Groups>();
  readonly #buckets = new Map<Grain, BucketGroups>();

  constructor(dataset: Dataset) {
    this.dataset = dataset;
    this.links = new Links(dataset.tables);
    const customerCodes = new ValueCodes();
    const records = new Map<CountedKind, CountedRecords>();
    for (const kind of COUNTED_KINDS) {
      const source = COUNTED_SOURCES[dataset.schema][kind];
      const table = source && dataset.tables.get(source.table);
      if (source === undefined || table === undefined) continue;
      records.set(
        kind,
        countedRecords(kind, source, table, this.links, this.dictionaries, customerCodes),
      );
    }
    this.records = records;
    this.basis = basisOf(dataset);
    this.byCustomer = new Map(
      [...records]
        .filter(([kind]) => kind !== "alert")
        .map(([kind, { customers }]) => [kind, rowsByCustomer(customers, customerCodes.size)]),
    );
  }

  select(filter: OverviewFilter): Selection {
    return select(this.records, filter, this.links, this.dictionaries);
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
    const sizes = dimensions.map((dimension) => this.dictionaries[dimension].size);
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
    return new Map([...this.records].map(([kind, records]) => [kind, make(records)]));
  }
}

function basisOf({ schema, tables }: Dataset): OverviewBasis {
  const payments = COUNTED_SOURCES[schema].payment;
  return {
    schema,
    tables: [...tables.keys()],
    labelled: payments !== undefined && saysAnything(tables.get(payments.table), payments.label),
  };
}
