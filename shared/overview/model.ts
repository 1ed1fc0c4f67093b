import { DIMENSIONS, type OverviewBasis, type OverviewFilter } from "../contract/overview";
import type { Moment } from "../contract/replay";
import type { Dataset } from "../domain/dataset";
import type { Arrivals } from "../log/arrivals";
import { Groupings } from "./groupings";
import { LateLinks, type LateRows } from "./lateLinks";
import { Links } from "./links";
import { COUNTED_KINDS, COUNTED_SOURCES, type ColumnDimension, type CountedKind } from "./paths";
import {
  countedRecords,
  emptyDictionaries,
  saysAnything,
  type CountedRecords,
  type Dictionaries,
} from "./records";
import { select, type Selection } from "./selection";
import { rowsByCustomer, type RowsByCustomer } from "./tally";
import { ValueCodes } from "./valueCodes";

/** The records chosen by a filter, of those that have happened by a moment. */
export interface Chosen {
  readonly basis: OverviewBasis;
  readonly records: ReadonlyMap<CountedKind, CountedRecords>;
  readonly dictionaries: Dictionaries;
  readonly byCustomer: ReadonlyMap<CountedKind, RowsByCustomer>;
  readonly groupings: Groupings;
  readonly selection: Selection;
}

/** What is worked out of a dataset once: the value codes of every counted record, and groups of records. */
export class OverviewModel {
  readonly basis: OverviewBasis;
  readonly dataset: Dataset;
  readonly arrivals: Arrivals;
  readonly links: Links;
  readonly records: ReadonlyMap<CountedKind, CountedRecords>;
  readonly dictionaries = emptyDictionaries();
  readonly byCustomer: ReadonlyMap<CountedKind, RowsByCustomer>;
  readonly #groupings: Groupings;
  #late: LateLinks | null = null;

  constructor(dataset: Dataset, arrivals: Arrivals) {
    this.dataset = dataset;
    this.arrivals = arrivals;
    this.links = new Links(dataset.tables, arrivals);
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
    this.#groupings = new Groupings(records, this.dictionaries);
    this.basis = basisOf(dataset);
    this.byCustomer = new Map(
      [...records]
        .filter(([kind]) => kind !== "alert")
        .map(([kind, { customers }]) => [kind, rowsByCustomer(customers, customerCodes.size)]),
    );
  }

  /** With no moment everything has happened, records without a time among it; at a moment those never have. */
  choose(filter: OverviewFilter, moment: Moment | null): Chosen {
    const records = moment === null ? this.records : this.#lateLinks().asOf(this.records, moment);
    const { links, arrivals, dictionaries } = this;
    return {
      basis: this.basis,
      records,
      dictionaries,
      byCustomer: this.byCustomer,
      groupings: records === this.records ? this.#groupings : new Groupings(records, dictionaries),
      selection: select(records, filter, { links, dictionaries, arrivals, moment }),
    };
  }

  /** The records that pass a filter, whatever the moment. */
  select(filter: OverviewFilter): Selection {
    return this.choose(filter, null).selection;
  }

  /**
   * Whether some record passes a filter only from a later moment on than its own, or no longer: where it is reached
   * through other records (a session has the products its events name), or names what comes after it.
   */
  changesWithMoment(filter: OverviewFilter): boolean {
    return DIMENSIONS.some(
      (dimension) =>
        (filter.values[dimension]?.length ?? 0) > 0 &&
        dimension !== "weekday" &&
        dimension !== "hour" &&
        [...this.records.values()].some(
          ({ kind, source }) =>
            source.paths[dimension]?.many === true || this.#lateLinks().has(kind, dimension),
        ),
    );
  }

  /** The rows of a kind that have a value only once what they name has come. */
  lateRows(kind: CountedKind): ReadonlyMap<ColumnDimension, LateRows> {
    return this.#lateLinks().of(kind);
  }

  #lateLinks(): LateLinks {
    return (this.#late ??= new LateLinks(this.records, this.links, this.arrivals));
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
