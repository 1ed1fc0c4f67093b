import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildLog } from "#shared/log/buildLog";
import { compareInstants } from "#shared/log/kinds";
import { LiveLog, TRAY_LIMIT, type LiveOptions } from "#shared/log/liveLog";
import { PostingIndex } from "#shared/log/postingIndex";
import { queriesOf, type LogQueries } from "#shared/log/queries";
import {
  arriving,
  codedWindow,
  COUNT_ONLY,
  datasetOfRecords,
  inTotalOrder,
  paymentWindow,
  recordsArbitrary,
  recordWindow,
  TEST_INDEX,
  type PlainRecord,
  type PlainWindow,
} from "./model";

const RUNS = { seed: 20251104, numRuns: 150 };
const LATENESS_MS = 10_000;

const liveLog = (options: Partial<LiveOptions> = {}): LiveLog =>
  new LiveLog({
    allowedLatenessMs: LATENESS_MS,
    segmentRecords: 1,
    index: TEST_INDEX,
    ...options,
  });

/** Arrival orders in which no record is later than the allowance: sorted by time plus a delay within it. */
const arrivals = recordsArbitrary.chain((records) =>
  fc
    .array(fc.integer({ min: 0, max: LATENESS_MS - 1 }), {
      minLength: records.length,
      maxLength: records.length,
    })
    .map((delays) =>
      records
        .map((record, at) => ({ record, at: record.time.ms + delays[at]! }))
        .toSorted((a, b) => a.at - b.at || compareInstants(a.record.time, b.record.time))
        .map(({ record }) => record),
    ),
);

const identities = (log: LiveLog): string[] =>
  Array.from({ length: log.size }, (_, position) => {
    const { kind, key } = log.identityAt(position);
    return `${kind} ${key}`;
  });

const identitiesOf = (records: readonly PlainRecord[]): string[] =>
  inTotalOrder(records).map(({ kind, key }) => `${kind} ${key}`);

/** All answers about a window that do not depend on how the log numbers its texts. */
function answers(queries: LogQueries, plain: PlainWindow, dictionaries: LiveLog["dictionaries"]) {
  const window = codedWindow(plain, dictionaries);
  const ofPayments = plain.scope === "payments";
  return {
    count: queries.count(window),
    positions: queries.positions(window),
    last: queries.last(window),
    customers: queries.distinct(window, "customer"),
    devices: queries.distinct(window, "device"),
    extent: ofPayments ? queries.extent(window) : null,
    amounts: ofPayments && !COUNT_ONLY.includes(plain.filter) ? queries.amounts(window) : null,
  };
}

function builtAnswers(records: readonly PlainRecord[], plain: PlainWindow) {
  const log = buildLog(datasetOfRecords(records));
  return answers(queriesOf(new PostingIndex(log, TEST_INDEX)), plain, log.dictionaries);
}

const payment = (key: string, ms: number, nano = 0): PlainRecord => ({
  kind: "payment",
  key,
  time: { ms, nano },
  keys: { customer: "C0", payment: key },
  amount: 10,
  failed: false,
  fraud: null,
  country: "FR",
});

describe("a live log whose records come within the allowed lateness", () => {
  it("has the order of a build from scratch, sealed in segments of any size", () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 20 }), (records, segmentRecords) => {
        const live = liveLog({ segmentRecords });
        for (const record of records) live.append(arriving(record));
        expect(identities(live)).toEqual(identitiesOf(records));
        live.end();
        expect(identities(live)).toEqual(identitiesOf(records));
        expect(live.sealed).toBe(records.length);
        expect(live.late.total).toBe(0);
      }),
      RUNS,
    );
  });

  it("answers as a build from scratch, before and after it is sealed", () => {
    fc.assert(
      fc.property(
        arrivals,
        fc.integer({ min: 1, max: 20 }),
        fc.oneof(paymentWindow, recordWindow),
        (records, segmentRecords, plain) => {
          const live = liveLog({ segmentRecords });
          for (const record of records) live.append(arriving(record));
          const expected = builtAnswers(records, plain);
          expect(answers(live.queries, plain, live.dictionaries)).toEqual(expected);
          live.end();
          expect(answers(live.queries, plain, live.dictionaries)).toEqual(expected);
        },
      ),
      RUNS,
    );
  });

  it("never moves a sealed record", () => {
    fc.assert(
      fc.property(arrivals, (records) => {
        const live = liveLog({ segmentRecords: 3 });
        let sealed: string[] = [];
        for (const record of records) {
          live.append(arriving(record));
          const now = identities(live);
          expect(now.slice(0, sealed.length)).toEqual(sealed);
          sealed = now.slice(0, live.sealed);
        }
      }),
      RUNS,
    );
  });

  it("gives its segments as one log with the answers of a build from scratch", () => {
    fc.assert(
      fc.property(arrivals, paymentWindow, (records, plain) => {
        const live = liveLog();
        for (const record of records) live.append(arriving(record));
        live.end();
        const joined = new PostingIndex(live.sealedLog(), TEST_INDEX);
        expect(answers(queriesOf(joined), plain, live.dictionaries)).toEqual(
          builtAnswers(records, plain),
        );
      }),
      RUNS,
    );
  });
});

describe("a live log", () => {
  it("puts a near-late record in its place and says where", () => {
    const live = liveLog();
    expect(live.append(arriving(payment("a", 1000)))).toEqual({ outcome: "newest", position: 0 });
    expect(live.append(arriving(payment("b", 9000)))).toEqual({ outcome: "newest", position: 1 });
    expect(live.append(arriving(payment("c", 5000)))).toEqual({ outcome: "nearLate", position: 1 });
    expect(identities(live)).toEqual(["payment a", "payment c", "payment b"]);
  });

  it("takes a record at the watermark and sends one a nanosecond before it to the late tray", () => {
    const live = liveLog();
    live.append(arriving(payment("a", 20_000, 5)));
    expect(live.append(arriving(payment("b", 10_000, 5)))).toMatchObject({ outcome: "nearLate" });
    expect(live.append(arriving(payment("c", 10_000, 4)))).toEqual({ outcome: "late" });
    expect(live.late).toMatchObject({ total: 1, counts: { payment: 1, order: 0 } });
    expect(live.late.sample.map(({ key }) => key)).toEqual(["c"]);
    expect(live.size).toBe(2);
  });

  it("sees what stands before a position, whichever part the position is in", () => {
    const live = liveLog({ segmentRecords: 3 });
    for (let at = 0; at < 40; at++) live.append(arriving(payment(`p${at}`, at * 1000)));
    expect(live.segmentSizes.length).toBeGreaterThan(1);
    const code = live.dictionaries.keys.customer.find("C0");
    const ends = { after: null, until: null, filter: null };
    for (let before = 0; before <= live.size; before++) {
      const window = { scope: "payments", by: "customer", code, before, ...ends } as const;
      expect(live.queries.count(window)).toBe(before);
    }
  });

  it("does not seal a record that another of the same instant may still precede", () => {
    const live = liveLog();
    live.append(arriving(payment("b", 10_000)));
    live.append(arriving(payment("c", 20_000)));
    expect(live.append(arriving(payment("a", 10_000)))).toEqual({
      outcome: "nearLate",
      position: 0,
    });
  });

  it("counts a record that comes again once", () => {
    const live = liveLog();
    live.append(arriving(payment("a", 1000)));
    expect(live.append(arriving(payment("a", 1000)))).toEqual({ outcome: "duplicate" });
    expect(live.size).toBe(1);
    expect(live.duplicates.total).toBe(1);
  });

  it("counts records without a time", () => {
    const live = liveLog();
    const untimed = { ...arriving(payment("a", 1000)), ms: null };
    expect(live.append(untimed)).toEqual({ outcome: "untimed" });
    expect(live.untimed.counts.payment).toBe(1);
  });

  it("takes nothing once it has ended", () => {
    const live = liveLog();
    live.append(arriving(payment("a", 1000)));
    live.end();
    expect(live.append(arriving(payment("b", 2000)))).toEqual({ outcome: "late" });
    expect(live.size).toBe(1);
  });

  it("keeps a bounded sample of late records and counts them all", () => {
    const live = liveLog();
    live.append(arriving(payment("newest", 1_000_000)));
    for (let at = 0; at < TRAY_LIMIT + 5; at++) live.append(arriving(payment(`late${at}`, at)));
    expect(live.late.total).toBe(TRAY_LIMIT + 5);
    expect(live.late.sample).toHaveLength(TRAY_LIMIT);
  });

  it("merges segments so that their number grows with the logarithm of the records", () => {
    const live = liveLog({ segmentRecords: 4 });
    for (let at = 0; at < 2000; at++) live.append(arriving(payment(`p${at}`, at * 1000)));
    live.end();
    const sizes = live.segmentSizes;
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2000);
    expect(sizes.length).toBeLessThanOrEqual(12);
    sizes.slice(1).forEach((size, at) => expect(sizes[at]).toBeGreaterThan(2 * size));
  });

  it("leaves the default allowance of two minutes to a record that is late", () => {
    const live = new LiveLog();
    live.append(arriving(payment("a", 200_000)));
    expect(live.watermark).toEqual({ ms: 80_000, nano: 0 });
  });
});
