import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FEATURES } from "#shared/features/declarations/features";
import { liveSource } from "#shared/features/liveSource";
import { answersNeed } from "#shared/features/needs";
import { compileFeatures } from "#shared/features/program";
import { referencesOf } from "#shared/features/references";
import { sealedSource } from "#shared/features/sealedSource";
import type { AsOfCursor, AsOfSource, FeatureNeed, Slot } from "#shared/features/types";
import { paymentGraphOf } from "#shared/graph/paymentGraph";
import { buildLog } from "#shared/log/buildLog";
import { KEY_KINDS, NONE, type KeyKind } from "#shared/log/kinds";
import { LiveLog } from "#shared/log/liveLog";
import { PostingIndex } from "#shared/log/postingIndex";
import { inTotalOrder, type PlainRecord } from "../log/model";
import {
  arrivingIn,
  datasetOfLog,
  logArbitrary,
  plainAnswers,
  slotsArbitrary,
  type PlainAnswers,
  type PlainLog,
} from "./model";

const RUNS = { seed: 20251122, numRuns: 100 };
const LATENESS_MS = 10_000;
const DELAY_MS = 15_000;
const OF_RECORDS = KEY_KINDS.filter((kind) => !["payment"].includes(kind));

type Has = (need: FeatureNeed) => boolean;

function sealed(log: PlainLog, has?: Has): AsOfSource {
  const dataset = datasetOfLog(log);
  const built = buildLog(dataset);
  const references = referencesOf(dataset, built.dictionaries);
  return sealedSource(new PostingIndex(built), references, paymentGraphOf(built), has);
}

/** Needs as the whole dataset answers them: what its tables are does not change as records come in. */
function needsOf(log: PlainLog): Has {
  const dataset = datasetOfLog(log);
  const built = buildLog(dataset);
  const references = referencesOf(dataset, built.dictionaries);
  return (need) => answersNeed(built, references, need);
}

/** A live log fed with the records, and the same log as features see it. */
function live(
  log: PlainLog,
  arrivals: readonly PlainRecord[],
  ends: boolean,
  has: Has,
): AsOfSource {
  const growing = new LiveLog({ allowedLatenessMs: LATENESS_MS, segmentRecords: 4 });
  const whole = new LiveLog({ allowedLatenessMs: LATENESS_MS });
  for (const record of arrivals) growing.append(arrivingIn(log)(record));
  for (const record of arrivals) whole.append(arrivingIn(log)(record));
  whole.end();
  if (ends) growing.end();
  const references = referencesOf(datasetOfLog(log), growing.dictionaries);
  return liveSource(growing, references, paymentGraphOf(whole.sealedLog()), has);
}

/** The records in an order of arrival where none is too late: by time plus a delay within the allowance. */
const arrivalsOf = (records: readonly PlainRecord[]): PlainRecord[] =>
  records
    .map((record, at) => ({ record, at: record.time.ms + ((at * 7919) % (LATENESS_MS - 1)) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ record }) => record);

const paymentsOf = (ordered: readonly PlainRecord[]): number[] =>
  ordered.flatMap(({ kind }, position) => (kind === "payment" ? [position] : []));

const hasAmounts = ({ scope, filter }: Slot): boolean =>
  scope === "payments" && (filter === null || filter === "success");

function answersAt(cursor: AsOfCursor, place: number, slot: Slot, of: KeyKind): PlainAnswers {
  const ofPayments = slot.scope === "payments";
  const { sum, mean, std } = hasAmounts(slot) ? cursor.amounts(place) : NO_AMOUNTS;
  return {
    count: cursor.count(place),
    sum,
    mean,
    std,
    min: ofPayments ? cursor.min(place) : NaN,
    max: ofPayments ? cursor.max(place) : NaN,
    distinct: cursor.distinct(place, of),
    msSinceLast: cursor.msSinceLast(place),
    positions: cursor.positions(place),
  };
}

const NO_AMOUNTS = { sum: NaN, mean: NaN, std: NaN };

/** What is asked of a slot, of the plain answers. */
const asked = (answers: PlainAnswers, slot: Slot): PlainAnswers => ({
  ...answers,
  ...(hasAmounts(slot) ? {} : NO_AMOUNTS),
  ...(slot.scope === "payments" ? {} : { min: NaN, max: NaN }),
});

function expectSame(found: PlainAnswers, expected: PlainAnswers): void {
  const { std, ...others } = found;
  const { std: expectedStd, ...expectedOthers } = expected;
  expect(others).toEqual(expectedOthers);
  expect(Number.isNaN(std)).toBe(Number.isNaN(expectedStd));
  if (expectedStd === 0) expect(std).toBe(0);
  else if (!Number.isNaN(std)) expect(Math.abs(std / expectedStd - 1)).toBeLessThan(1e-12);
}

/** Values of every feature at a payment, texts by their words. */
function featuresAt(source: AsOfSource): (position: number) => Record<string, number | string> {
  const names = FEATURES.map(({ name }) => name);
  const compiled = compileFeatures(source, names, { labelDelayMs: DELAY_MS });
  if (!compiled.ok) throw new Error(compiled.error.message);
  const program = compiled.value;
  const values = new Float64Array(names.length);
  return (position) => {
    program.evaluate(position, values);
    return Object.fromEntries(
      names.map((name, at) => {
        const words = program.dictionary(name)?.values;
        const value = values[at]!;
        return [name, words === undefined || Number.isNaN(value) ? value : words[value]!];
      }),
    );
  };
}

const kindArbitrary = fc.constantFrom(...OF_RECORDS);

describe("windows over a sealed log", () => {
  it("hold the records that a reading of the whole log finds, and their figures", () => {
    fc.assert(
      fc.property(logArbitrary, slotsArbitrary, kindArbitrary, (log, slots, of) => {
        const ordered = inTotalOrder(log.records);
        const cursor = sealed(log).cursor(slots);
        for (const position of paymentsOf(ordered)) {
          cursor.moveTo(position);
          slots.forEach((slot, place) =>
            expectSame(
              answersAt(cursor, place, slot, of),
              asked(plainAnswers(log, ordered, position, slot, of), slot),
            ),
          );
        }
      }),
      RUNS,
    );
  });

  it("answer alike in whatever order payments are gone to", () => {
    fc.assert(
      fc.property(logArbitrary, slotsArbitrary, (log, slots) => {
        const positions = paymentsOf(inTotalOrder(log.records));
        const answers = (order: readonly number[]) => {
          const cursor = sealed(log).cursor(slots);
          const at = (position: number) => {
            cursor.moveTo(position);
            return slots.map((slot, place) => answersAt(cursor, place, slot, "customer"));
          };
          return new Map(order.map((position) => [position, at(position)]));
        };
        const forwards = answers(positions);
        const backwards = answers(positions.toReversed());
        for (const position of positions)
          expect(backwards.get(position)).toEqual(forwards.get(position));
      }),
      RUNS,
    );
  });
});

describe("what else is known at a payment", () => {
  it("is its session's start, its key's last payment, and whether it was used before", () => {
    fc.assert(
      fc.property(logArbitrary, (log) => {
        const ordered = inTotalOrder(log.records);
        const source = sealed(log);
        const { dictionaries } = source;
        const cursor = source.cursor([]);
        for (const position of paymentsOf(ordered)) {
          cursor.moveTo(position);
          const payment = ordered[position]!;
          const before = ordered.slice(0, position);
          const past = before.filter(({ kind }) => kind === "payment");
          const same = (kind: KeyKind) => (other: PlainRecord) =>
            payment.keys[kind] !== undefined && other.keys[kind] === payment.keys[kind];
          const start = before.find(
            (record) => record.kind === "session" && same("session")(record),
          );
          expect(cursor.sessionStartMs).toEqual(start?.time.ms ?? NaN);
          for (const by of ["customer", "card"] as const) {
            const last = past.findLast(same(by));
            const found = cursor.previous(by);
            expect(found === null ? undefined : { ms: found.ms, nano: found.nano }).toEqual(
              last?.time,
            );
            if (found !== null)
              expect(dictionaries.facts.country.values[found.country]).toBe(last?.country);
          }
          for (const of of ["device", "ip", "bin", "merchant"] as const)
            expect(cursor.usedBefore(of)).toBe(
              past.some((record) => same("customer")(record) && same(of)(record)),
            );
          for (const kind of OF_RECORDS) {
            const code = cursor.code(kind);
            const text = code === NONE ? undefined : dictionaries.keys[kind].values[code];
            expect(text).toBe(payment.keys[kind]);
          }
        }
      }),
      RUNS,
    );
  });
});

describe("every feature", () => {
  it("is at a payment what it is when the log is played to it", () => {
    fc.assert(
      fc.property(logArbitrary, (log) => {
        const ordered = inTotalOrder(log.records);
        const has = needsOf(log);
        const whole = featuresAt(sealed(log));
        for (const position of paymentsOf(ordered)) {
          const seen = new Set(ordered.slice(0, position + 1));
          const records = log.records.filter((record) => seen.has(record));
          const played = featuresAt(sealed({ ...log, records }, has));
          expect(played(position)).toEqual(whole(position));
        }
      }),
      { ...RUNS, numRuns: 30 },
    );
  });

  it("does not depend on the order of the rows in the files", () => {
    fc.assert(
      fc.property(
        logArbitrary.chain((log) =>
          fc.tuple(
            fc.constant(log),
            fc.shuffledSubarray([...log.records], { minLength: log.records.length }),
          ),
        ),
        ([log, records]) => {
          const sorted = featuresAt(sealed(log));
          const shuffled = featuresAt(sealed({ ...log, records }));
          for (const position of paymentsOf(inTotalOrder(log.records)))
            expect(shuffled(position)).toEqual(sorted(position));
        },
      ),
      { ...RUNS, numRuns: 50 },
    );
  });

  it.each([
    ["has arrived in time", false],
    ["is sealed", true],
  ])("is over a live log that %s, to the bit, what it is over the whole dataset", (_, ends) => {
    fc.assert(
      fc.property(logArbitrary, (log) => {
        const has = needsOf(log);
        const offline = featuresAt(sealed(log, has));
        const online = featuresAt(live(log, arrivalsOf(log.records), ends, has));
        for (const position of paymentsOf(inTotalOrder(log.records)))
          expect(online(position)).toEqual(offline(position));
      }),
      { ...RUNS, numRuns: 30 },
    );
  });
});

describe("windows over a live log", () => {
  it("are to the bit those over the sealed one", () => {
    fc.assert(
      fc.property(logArbitrary, slotsArbitrary, kindArbitrary, (log, slots, of) => {
        const has = needsOf(log);
        const offline = sealed(log).cursor(slots);
        const online = live(log, arrivalsOf(log.records), false, has).cursor(slots);
        for (const position of paymentsOf(inTotalOrder(log.records))) {
          offline.moveTo(position);
          online.moveTo(position);
          slots.forEach((slot, place) =>
            expect(answersAt(online, place, slot, of)).toEqual(answersAt(offline, place, slot, of)),
          );
        }
      }),
      RUNS,
    );
  });
});
