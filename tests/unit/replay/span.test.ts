import { describe, expect, it } from "vitest";
import { GAP_LIMIT } from "#shared/contract/replay";
import type { Dataset } from "#shared/domain/dataset";
import fc from "fast-check";
import { anyDataset, replaying, sessionsAt, valueOf } from "./replaying";

const spanOf = async (dataset: Dataset) => valueOf(await replaying(dataset).desk.span());
const at = (text: string): number => Date.parse(`${text}Z`);

describe("the span of a log", () => {
  it("leaves stray times out of the main stretch and counts them", async () => {
    const dataset = sessionsAt(
      "1970-01-01 00:00:00",
      "2025-11-01 10:00:00",
      "2025-12-01 10:00:00",
      "2099-01-01 00:00:00",
      "2125-11-01 00:00:00",
      null,
    );
    expect(await spanOf(dataset)).toMatchObject({
      size: 5,
      streams: { session: 5, payment: 0 },
      untimed: 1,
      firstMs: 0,
      lastMs: at("2125-11-01T00:00"),
      main: {
        fromMs: at("2025-11-01T10:00"),
        toMs: at("2025-12-01T10:00"),
        earlier: 1,
        later: 2,
      },
      landing: { ms: at("2025-12-01T10:00"), before: 3 },
    });
  });

  it("keeps records a year apart together", async () => {
    const dataset = sessionsAt("2024-01-01 00:00:00", "2025-01-01 00:00:00", "2026-01-01 00:00:00");
    expect((await spanOf(dataset)).main).toMatchObject({ earlier: 0, later: 0 });
  });

  it("takes the later one of two stretches of the same length", async () => {
    const { main, landing } = await spanOf(
      sessionsAt("1970-01-01 00:00:00", "2025-11-01 10:00:00"),
    );
    expect([main.earlier, main.later, landing.before]).toEqual([1, 0, 2]);
  });

  it("of a log without a record is nothing", async () => {
    expect(await spanOf(sessionsAt(null))).toMatchObject({
      size: 0,
      untimed: 1,
      firstMs: 0,
      lastMs: 0,
      main: { fromMs: 0, toMs: 0, earlier: 0, later: 0 },
      landing: { ms: 0, before: 0 },
    });
  });

  it("of records at one time is that time, with all of them behind the clock", async () => {
    const noon = "2025-11-01 12:00:00";
    const { main, landing } = await spanOf(sessionsAt(noon, noon, noon));
    expect(main).toEqual({ fromMs: landing.ms, toMs: landing.ms, earlier: 0, later: 0 });
    expect(landing.before).toBe(3);
  });
});

describe("gaps", () => {
  it("have no record inside, and are all that are long enough", async () => {
    await fc.assert(
      fc.asyncProperty(anyDataset, fc.integer({ min: 0, max: 9000 }), async (dataset, least) => {
        const { desk, log } = replaying(dataset);
        const gaps = valueOf(await desk.gaps(least));
        for (const { fromMs, toMs, before } of gaps) {
          expect(log.ms.filter((ms) => ms > fromMs && ms < toMs)).toHaveLength(0);
          expect([log.ms[before - 1], log.ms[before]]).toEqual([fromMs, toMs]);
        }
        const times = [...new Set(log.ms)];
        const lengths = times.slice(1).map((ms, place) => ms - times[place]!);
        expect(gaps.map(({ fromMs, toMs }) => toMs - fromMs)).toEqual(
          lengths.filter((length) => length >= Math.max(least, 1)),
        );
      }),
      { seed: 20251122 },
    );
  });

  it("are the longest ones in order of time where there are too many", async () => {
    const seconds = Array.from({ length: GAP_LIMIT + 3 }, (_, place) => place * 1000);
    const times = [...seconds, seconds.at(-1)! + 5000];
    const gaps = valueOf(await replaying(sessionsAt(...times)).desk.gaps(1000));
    expect(gaps).toHaveLength(GAP_LIMIT);
    expect(gaps.at(-1)).toMatchObject({ before: GAP_LIMIT + 3 });
    expect(gaps.slice(0, -1).map(({ before }) => before)).toEqual(
      seconds.slice(1, GAP_LIMIT).map((ms) => ms / 1000),
    );
  });
});
