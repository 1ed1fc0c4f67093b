import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GRAVITIES, STREAMS, type HistogramRequest } from "#shared/contract/replay";
import { RECORD_KINDS } from "#shared/log/kinds";
import { paymentLog } from "../../support/paymentLog";
import { anyDataset, decided, ENTITIES, replaying, valueOf } from "./replaying";

const anyRequest: fc.Arbitrary<HistogramRequest> = fc
  .tuple(
    fc.integer({ min: -25_000, max: 65_000 }),
    fc.integer({ min: 0, max: 90_000 }),
    fc.integer({ min: 1, max: 40 }),
  )
  .map(([fromMs, length, bars]) => ({ fromMs, toMs: fromMs + length, bars }));

const sum = (counts: Iterable<number>): number => [...counts].reduce((a, b) => a + b, 0);

const barOf = ({ fromMs, toMs, bars }: HistogramRequest, ms: number): number =>
  Array.from({ length: bars }, (_, bar) => bar).find(
    (bar) =>
      ms >= fromMs + ((toMs - fromMs) * bar) / bars &&
      ms < fromMs + ((toMs - fromMs) * (bar + 1)) / bars,
  ) ?? -1;

describe("a histogram", () => {
  it("has every record of the stretch in its own bar and no other", async () => {
    await fc.assert(
      fc.asyncProperty(anyDataset, anyRequest, async (dataset, request) => {
        const { desk, log } = await decided(dataset);
        const histogram = valueOf(await desk.histogram(request));
        const expected = (rank: number | null): number[] => {
          const counts = Array<number>(request.bars).fill(0);
          log.ms.forEach((ms, at) => {
            const bar = barOf(request, ms);
            if (bar >= 0 && (rank === null || log.rank[at] === rank)) counts[bar]!++;
          });
          return counts;
        };
        const { records, allowed, challenged, blocked, alerts } = histogram;
        expect([...records]).toEqual(expected(null));
        expect([...alerts]).toEqual(expected(RECORD_KINDS.indexOf("alert")));
        expect([...allowed].map((count, bar) => count + challenged[bar]! + blocked[bar]!)).toEqual(
          expected(RECORD_KINDS.indexOf("payment")),
        );
      }),
      { seed: 20251122 },
    );
  });

  const payments = paymentLog()
    .pays("P1", { at: "1970-01-01 00:00:01", amount: 10 })
    .pays("P2", { at: "1970-01-01 00:00:02", amount: 60 })
    .pays("P3", { at: "1970-01-01 00:00:02", amount: 95 })
    .dataset();
  const seconds = { fromMs: 1000, toMs: 3000, bars: 2 };

  it("splits payments by outcome once they are decided", async () => {
    const { desk } = await decided(payments);
    expect(valueOf(await desk.histogram(seconds))).toMatchObject({
      decided: true,
      allowed: Uint32Array.of(1, 0),
      challenged: Uint32Array.of(0, 1),
      blocked: Uint32Array.of(0, 1),
    });
  });

  it("has all payments as allowed until then and says so", async () => {
    const { desk } = replaying(payments);
    expect(valueOf(await desk.histogram(seconds))).toMatchObject({
      decided: false,
      allowed: Uint32Array.of(1, 2),
      blocked: Uint32Array.of(0, 0),
    });
  });

  it("of a stretch that ends before it begins is empty", async () => {
    const { desk } = replaying(payments);
    const { records } = valueOf(await desk.histogram({ fromMs: 3000, toMs: 0, bars: 4 }));
    expect([...records]).toEqual([0, 0, 0, 0]);
  });
});

describe("lanes", () => {
  it("of the streams add up to the histogram", async () => {
    await fc.assert(
      fc.asyncProperty(anyDataset, anyRequest, async (dataset, request) => {
        const { desk } = await decided(dataset);
        const lanes = valueOf(await desk.lanes({ ...request, streams: STREAMS, entities: [] }));
        const { records } = valueOf(await desk.histogram(request));
        records.forEach((count, bar) =>
          expect(sum(lanes.map(({ counts }) => counts[bar]!))).toBe(count),
        );
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  it("of an entity hold the records that carry it", async () => {
    await fc.assert(
      fc.asyncProperty(anyDataset, anyRequest, async (dataset, request) => {
        const { desk, log } = await decided(dataset);
        const lanes = valueOf(await desk.lanes({ ...request, streams: [], entities: ENTITIES }));
        const { values } = log.dictionaries.keys.customer;
        const customers = Array.from(log.keys.customer ?? [], (code) => values[code]);
        const expected = Array<number>(request.bars).fill(0);
        log.ms.forEach((ms, at) => {
          const bar = barOf(request, ms);
          if (bar >= 0 && customers[at] === "C1") expected[bar]!++;
        });
        expect([...lanes[0]!.counts]).toEqual(expected);
        expect(lanes[0]!.total).toBe(customers.filter((id) => id === "C1").length);
        for (const { counts, gravest } of lanes)
          gravest.forEach((gravity, bar) => gravity > 0 && expect(counts[bar]).toBeGreaterThan(0));
      }),
      { seed: 8, numRuns: 50 },
    );
  });

  it("show the gravest record of each bar", async () => {
    const at = (second: number): string => `1970-01-01 00:00:0${second}`;
    const log = paymentLog()
      .pays("fine", { at: at(0) })
      .pays("failed", { at: at(1), result: "failed" })
      .pays("challenged", { at: at(2), amount: 60, result: "failed" })
      .pays("blocked", { at: at(3), amount: 95 })
      .pays("fraud", { at: at(4), amount: 95, fraud: true })
      .pays("other", { at: at(4) });
    const { desk } = await decided(log.dataset());
    const request = { fromMs: 0, toMs: 5000, bars: 5 };
    const customer = { kind: "customer", id: "C1" } as const;
    const lanes = valueOf(
      await desk.lanes({ ...request, streams: ["payment", "event"], entities: [customer] }),
    );
    const names = lanes.map(({ gravest }) => Array.from(gravest, (each) => GRAVITIES[each]));
    const expected = ["none", "failed", "challenged", "blocked", "fraud"];
    expect(names).toEqual([expected, expected.map(() => "none"), expected]);
  });
});
