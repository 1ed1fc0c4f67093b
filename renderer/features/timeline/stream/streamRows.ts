import type { Around, NearRecord } from "#shared/contract/replay";
import type { Format } from "../../../ui/format";

/** A record near the clock, with what depends on its neighbours. */
export interface StreamRow {
  readonly record: NearRecord;
  /** The last that has happened: the clock stands right after it. */
  readonly current: boolean;
  readonly future: boolean;
  /** Its neighbour has the same millisecond: the nanoseconds tell them apart. */
  readonly sharesMs: boolean;
}

export const streamRows = ({ records, happened }: Around): readonly StreamRow[] =>
  records.map((record, at) => ({
    record,
    current: at === happened - 1,
    future: at >= happened,
    sharesMs: records[at - 1]?.ms === record.ms || records[at + 1]?.ms === record.ms,
  }));

/** `14 Nov 22:41:07.123`, with the nanoseconds behind it where two records share the millisecond. */
export function rowTime({ record: { ms, nano }, sharesMs }: StreamRow, format: Format): string {
  const thousandths = String(((ms % 1000) + 1000) % 1000).padStart(3, "0");
  const nanoseconds = sharesMs ? ` ${String(nano).padStart(6, "0")}` : "";
  return `${format.day(ms)} ${format.clock(ms)}.${thousandths}${nanoseconds}`;
}
