import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Decision } from "#shared/contract/decisions";
import type { Condition } from "#shared/contract/rules";
import { fail, ok, type Result } from "#shared/domain/result";
import { answersNeed } from "#shared/features/needs";
import { referencesOf } from "#shared/features/references";
import type { FeatureNeed } from "#shared/features/types";
import { buildLog } from "#shared/log/buildLog";
import { PaymentIds } from "#shared/log/paymentIds";
import { PostingIndex } from "#shared/log/postingIndex";
import { DatasetFeatures } from "#shared/scoring/datasetFeatures";
import { LiveDecider, type LiveDecision, type LiveStep } from "#shared/scoring/live";
import type { Model } from "#shared/scoring/model";
import { SingleDecisions } from "#shared/scoring/singleDecision";
import { SourceFeatures } from "#shared/scoring/sourceFeatures";
import { overrideOf, pointsOf, ruleSetOf } from "../../support/ruleBuilder";
import { arrivingIn, datasetOfLog, logArbitrary, type PlainLog } from "../features/model";
import type { PlainRecord } from "../log/model";

const LATENESS_MS = 10_000;
const RUNS = { seed: 20251122, numRuns: 60 };
const still = (): number => 0;

const above = (feature: string, value: number): Condition => ({ feature, is: ">", value });
const RULES = ruleSetOf(
  [
    pointsOf("busy", 30, { when: above("count_tx_ip_1h", 1) }),
    pointsOf("spread", 35, { when: above("component_size", 1) }),
    pointsOf("neighbour", 50, { when: above("fraud_neighbours", 0) }),
    pointsOf("events", 25, { when: above("session_events", 0) }),
    pointsOf("unlike", 20, { when: above("amount_z_7d", 0) }),
    pointsOf("stranger", 15, { when: { feature: "payment_country", in: ["BE"] } }),
    overrideOf("known", "BLOCK", { when: above("known_fraud_customer_ever", 1) }),
  ],
  { labelDelayDays: 0 },
);

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Decisions of a whole log by payment, as the dataset that has exactly these records is decided. */
async function wholeRun(log: PlainLog, has: (need: FeatureNeed) => boolean) {
  const dataset = datasetOfLog(log);
  const index = new PostingIndex(buildLog(dataset));
  const { source } = new DatasetFeatures(dataset, index);
  const features = new SourceFeatures({ ...source, has });
  const single = new SingleDecisions(features, RULES, 3, null, still);
  const ids = new PaymentIds(dataset, index.log);
  const decisions = new Map<string, Decision>();
  for (const [ordinal, position] of index.log.payments.position.entries()) {
    const paymentId = ids.idOf(ordinal);
    const ms = index.log.ms[position]!;
    decisions.set(paymentId, valueOf(await single.decide({ paymentId, position, ms })));
  }
  return decisions;
}

/** What the tables of a log can answer does not change as its records come in. */
function needsOf(log: PlainLog): (need: FeatureNeed) => boolean {
  const dataset = datasetOfLog(log);
  const built = buildLog(dataset);
  const references = referencesOf(dataset, built.dictionaries);
  return (need) => answersNeed(built, references, need);
}

const deciderOf = (log: PlainLog, model: Model | null = null): LiveDecider =>
  new LiveDecider({
    log: { allowedLatenessMs: LATENESS_MS, segmentRecords: 4 },
    references: (dictionaries) => referencesOf(datasetOfLog(log), dictionaries),
    has: needsOf(log),
    ruleSet: RULES,
    number: 3,
    model,
    now: still,
  });

/** Feeds records and ends the stream; every step that came of it. */
async function feed(
  decider: LiveDecider,
  log: PlainLog,
  arrivals: readonly PlainRecord[],
): Promise<readonly LiveStep[]> {
  const steps: LiveStep[] = [];
  for (const record of arrivals) steps.push(valueOf(await decider.append(arrivingIn(log)(record))));
  steps.push(valueOf(await decider.end()));
  return steps;
}

const byPayment = (decisions: readonly LiveDecision[]): Map<string, Decision> =>
  new Map(decisions.map(({ decision }) => [decision.paymentId, decision]));

/** A log and an order of arrival: by time plus a delay of up to `mostMs`. */
const arrivalsWithin = (mostMs: number) =>
  logArbitrary.chain((log) =>
    fc
      .array(fc.nat(mostMs), { minLength: log.records.length, maxLength: log.records.length })
      .map((delays) => ({
        log,
        arrivals: log.records
          .map((record, at) => ({ record, at: record.time.ms + delays[at]! }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ record }) => record),
      })),
  );

const KIVENDTOUT: PlainLog = { schema: "kivendtout", records: [] };

const payment = (key: string, ms: number, more: Partial<PlainRecord> = {}): PlainRecord => ({
  kind: "payment",
  key,
  time: { ms, nano: 0 },
  keys: { customer: "C1", session: `S-${key}`, ip: "ip1", device: `d-${key}`, payment: key },
  amount: 10,
  failed: false,
  fraud: false,
  country: "FR",
  ...more,
});

const summary = (decisions: readonly LiveDecision[]) =>
  decisions.map(({ decision, revision }) => [decision.paymentId, decision.points, revision]);

describe("decisions of a stream whose records come within the allowed lateness", () => {
  it("equal those of the whole log once they are final, each payment settled once", async () => {
    const hitRules = new Set<string>();
    await fc.assert(
      fc.asyncProperty(arrivalsWithin(LATENESS_MS - 1), async ({ log, arrivals }) => {
        const decider = deciderOf(log);
        const settled = (await feed(decider, log, arrivals)).flatMap((step) => step.settled);
        const expected = await wholeRun(log, needsOf(log));
        expect(settled).toHaveLength(expected.size);
        expect(byPayment(settled)).toEqual(expected);
        expect(decider.provisional).toBe(0);
        for (const { decision } of settled)
          for (const { ruleId } of decision.hits) hitRules.add(ruleId);
      }),
      RUNS,
    );
    expect(hitRules).toEqual(new Set(RULES.rules.map(({ id }) => id)));
  });

  it("equal at every moment those of a log of what has arrived", async () => {
    await fc.assert(
      fc.asyncProperty(arrivalsWithin(LATENESS_MS - 1), async ({ log, arrivals }) => {
        const decider = deciderOf(log);
        const has = needsOf(log);
        const latest = new Map<string, Decision>();
        for (const [at, record] of arrivals.entries()) {
          const { decided } = valueOf(await decider.append(arrivingIn(log)(record)));
          for (const { decision } of decided) latest.set(decision.paymentId, decision);
          if (at % 7 !== 0) continue;
          const arrived = { ...log, records: arrivals.slice(0, at + 1) };
          expect(latest).toEqual(await wholeRun(arrived, has));
        }
      }),
      { ...RUNS, numRuns: 20 },
    );
  });

  it("are revised one after the other, and settled as they were last", async () => {
    let revised = 0;
    await fc.assert(
      fc.asyncProperty(arrivalsWithin(LATENESS_MS - 1), async ({ log, arrivals }) => {
        const last = new Map<string, LiveDecision>();
        for (const { decided, settled } of await feed(deciderOf(log), log, arrivals)) {
          for (const each of decided) {
            expect(each.revision).toBe((last.get(each.key)?.revision ?? 0) + 1);
            expect(each.decision).not.toEqual(last.get(each.key)?.decision);
            last.set(each.key, each);
          }
          for (const each of settled)
            expect(each).toEqual({ ...last.get(each.key), isFinal: true });
        }
        revised += [...last.values()].filter(({ revision }) => revision > 1).length;
      }),
      RUNS,
    );
    expect(revised).toBeGreaterThan(0);
  });
});

describe("decisions of a stream in which records come too late", () => {
  it("equal those of the log without the late ones, and no record is lost", async () => {
    let late = 0;
    await fc.assert(
      fc.asyncProperty(arrivalsWithin(LATENESS_MS * 4), async ({ log, arrivals }) => {
        const decider = deciderOf(log);
        const steps = await feed(decider, log, arrivals);
        const kept = arrivals.filter((_, at) => "position" in steps[at]!.appended!);
        const settled = steps.flatMap((step) => step.settled);
        expect(byPayment(settled)).toEqual(await wholeRun({ ...log, records: kept }, needsOf(log)));
        expect(decider.log.late.total + decider.log.size).toBe(arrivals.length);
        late += decider.log.late.total;
      }),
      RUNS,
    );
    expect(late).toBeGreaterThan(0);
  });
});

describe("a stream's decider", () => {
  it("revises the payments after a near-late one that changes them, under the same key", async () => {
    const decider = deciderOf(KIVENDTOUT);
    const add = async (record: PlainRecord): Promise<LiveStep> =>
      valueOf(await decider.append(arrivingIn(KIVENDTOUT)(record)));
    const first = await add(payment("b", 2000));
    expect(summary(first.decided)).toEqual([["b", 0, 1]]);
    const nearLate = await add(payment("a", 1000));
    expect(summary(nearLate.decided)).toEqual([
      ["a", 0, 1],
      ["b", 30, 2],
    ]);
    expect(nearLate.decided[1]?.key).toBe(first.decided[0]?.key);
    const elsewhere = await add(
      payment("c", 500, { keys: { customer: "C9", ip: "ip9", payment: "c" } }),
    );
    expect(summary(elsewhere.decided)).toEqual([["c", 0, 1]]);
    expect(elsewhere.settled).toEqual([]);
    const far = await add(payment("z", 11_500, { keys: { payment: "z" } }));
    expect(summary(far.settled)).toEqual([
      ["c", 0, 1],
      ["a", 0, 1],
    ]);
    expect(decider.provisional).toBe(2);
  });

  it("tells a model's failure, and decides the payment with the next record", async () => {
    let answers = 0;
    const model: Model = {
      id: "m",
      version: "1",
      features: ["amount"],
      score: () => Promise.resolve(ok({ scores: new Float64Array(), raw: null })),
      explain: () =>
        Promise.resolve(
          answers++ === 0
            ? fail("dataset.unreadable", "The model is out of order.")
            : ok({ score: 0.9, base: 0, contributions: Float64Array.of(1) }),
        ),
    };
    const decider = deciderOf(KIVENDTOUT, model);
    const failed = await decider.append(arrivingIn(KIVENDTOUT)(payment("a", 1000)));
    expect(failed).toMatchObject({ ok: false, error: { message: "The model is out of order." } });
    const next = valueOf(await decider.append(arrivingIn(KIVENDTOUT)(payment("b", 2000))));
    expect(next.decided.map(({ decision }) => [decision.paymentId, decision.outcome])).toEqual([
      ["a", "BLOCK"],
      ["b", "BLOCK"],
    ]);
  });

  it("refuses a record while the last one is being decided", async () => {
    const decider = deciderOf(KIVENDTOUT);
    const first = decider.append(arrivingIn(KIVENDTOUT)(payment("a", 1000)));
    await expect(decider.append(arrivingIn(KIVENDTOUT)(payment("b", 2000)))).rejects.toThrow(
      TypeError,
    );
    expect((await first).ok).toBe(true);
  });
});
