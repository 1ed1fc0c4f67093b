import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advance, headAt, LONGEST_FRAME_MS, type Pace } from "#shared/clock/pacing";
import { nextSpeed, parseSpeed, SPEEDS, speedOver, speedWords } from "#shared/clock/speed";
import type { Gap } from "#shared/contract/replay";

const seed = 20251114;

/** Times of records, some of them shared, with stretches of very different lengths between them. */
const times = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 50, max: 2000 })), {
    minLength: 2,
    maxLength: 40,
  })
  .map((steps) => steps.reduce<number[]>((list, step) => [...list, (list.at(-1) ?? 0) + step], []));
const schedule = fc.array(fc.double({ min: 0, max: 400, noNaN: true }), {
  minLength: 1,
  maxLength: 200,
});
const perSecond = fc.double({ min: 1, max: 20_000, noNaN: true });

const gapsOf = (list: readonly number[], leastMs: number): Gap[] =>
  list.flatMap((toMs, before) => {
    const fromMs = list[before - 1];
    return fromMs !== undefined && toMs - fromMs >= leastMs ? [{ fromMs, toMs, before }] : [];
  });

const aPace = (list: readonly number[], more: Partial<Pace> = {}): Pace => ({
  speed: { unit: "data", perSecond: 1000 },
  direction: 1,
  gaps: [],
  loop: null,
  firstMs: list[0]!,
  lastMs: list.at(-1)!,
  size: list.length,
  ...more,
});

const momentAt = (list: readonly number[], ms: number) => ({
  ms,
  before: list.filter((time) => time <= ms).length,
});

/** Every head of a play, the first included. */
function played(start: number, frames: readonly number[], pace: Pace) {
  const heads = [start];
  let head = { unit: pace.speed.unit, at: start };
  for (const elapsed of frames) {
    head = advance(head, elapsed, pace).head;
    heads.push(head.at);
  }
  return heads;
}

describe("play in data time", () => {
  it("goes as far as the speed says", () => {
    const pace = aPace([0, 10_000], { speed: { unit: "data", perSecond: 10_000 } });
    expect(advance(headAt({ ms: 0, before: 1 }, "data"), 100, pace)).toEqual({
      head: { unit: "data", at: 1000 },
      target: { to: "time", ms: 1000 },
      ended: false,
    });
  });

  it("lands on the record behind a gap and plays on with the time that is left", () => {
    const list = [0, 10, 5000, 5100];
    const pace = aPace(list, { gaps: gapsOf(list, 1000) });
    expect(played(0, [60], pace)).toEqual([0, 5050]);
    expect(played(5060, [110], { ...pace, direction: -1 })[1]).toBe(-1);
    expect(played(5060, [65], { ...pace, direction: -1 })[1]).toBe(5);
  });

  it("stops at a record that stands alone between two gaps, so that it is seen", () => {
    const list = [0, 5000, 10_000];
    const pace = aPace(list, { gaps: gapsOf(list, 1000) });
    expect(played(0, [100, 100], pace)).toEqual([0, 5000, 10_000]);
    expect(played(10_000, [100, 100], { ...pace, direction: -1 })).toEqual([10_000, 5000, -1]);
  });

  it("does not leap after a long stall", () => {
    const pace = aPace([0, 1_000_000]);
    expect(played(0, [60_000], pace)).toEqual([0, LONGEST_FRAME_MS]);
  });

  it("skips nothing but stretches without a record, in either direction", () => {
    fc.assert(
      fc.property(times, schedule, perSecond, fc.boolean(), (list, frames, rate, back) => {
        const gaps = gapsOf(list, 50);
        const speed = { unit: "data", perSecond: rate } as const;
        const pace = aPace(list, { gaps, speed, direction: back ? -1 : 1 });
        const heads = played(back ? list.at(-1)! : list[0]!, frames, pace);
        for (const [index, elapsed] of frames.entries()) {
          const [from, to] = [heads[index]!, heads[index + 1]!].sort((a, b) => a - b) as [
            number,
            number,
          ];
          const skipped = gaps
            .map(({ fromMs, toMs }) => Math.min(toMs, to) - Math.max(fromMs, from))
            .reduce((sum, length) => sum + Math.max(length, 0), 0);
          // What was not a gap was played: no farther than the speed goes.
          const most = (Math.min(elapsed, LONGEST_FRAME_MS) / 1000) * rate;
          expect(to - from - skipped).toBeLessThanOrEqual(most + 1e-6);
          for (const { fromMs, toMs } of gaps)
            expect(list.some((time) => time > fromMs && time < toMs)).toBe(false);
        }
      }),
      { seed },
    );
  });

  it("passes every record one frame after the other where frames are short", () => {
    fc.assert(
      fc.property(times, fc.boolean(), (list, back) => {
        const pace = aPace(list, { gaps: gapsOf(list, 50), direction: back ? -1 : 1 });
        const seen = new Set<number>();
        let head = { unit: "data" as const, at: back ? list.at(-1)! : list[0]! };
        seen.add(momentAt(list, head.at).before);
        for (let ended = false; !ended;) {
          const step = advance(head, 0.5, pace);
          ({ ended } = step);
          head = { unit: "data", at: step.head.at };
          seen.add(
            step.target.to === "time" ? momentAt(list, step.target.ms).before : step.target.before,
          );
        }
        // Every cut between records of different times, the same ones both ways.
        const cuts = list.map((time) => momentAt(list, time).before);
        expect([...seen].sort((a, b) => a - b)).toEqual(
          [...new Set(back ? [0, ...cuts] : cuts)].sort((a, b) => a - b),
        );
      }),
      { seed, numRuns: 30 },
    );
  });

  it("never leaves the loop, whatever the order of its marks", () => {
    fc.assert(
      fc.property(
        times,
        schedule,
        perSecond,
        fc.tuple(fc.nat(39), fc.nat(39), fc.boolean()),
        (list, frames, rate, [one, other, back]) => {
          const a = momentAt(list, list[one % list.length]!);
          const b = momentAt(list, list[other % list.length]!);
          const speed = { unit: "data", perSecond: rate } as const;
          const pace = aPace(list, {
            gaps: gapsOf(list, 300),
            speed,
            direction: back ? -1 : 1,
            loop: { a, b },
          });
          let head = headAt({ ms: list[0]!, before: 0 }, "data");
          for (const elapsed of frames) {
            const step = advance(head, elapsed, pace);
            head = step.head;
            const before =
              step.target.to === "time"
                ? momentAt(list, step.target.ms).before
                : step.target.before;
            expect(before).toBeGreaterThanOrEqual(Math.min(a.before, b.before));
            expect(before).toBeLessThanOrEqual(Math.max(a.before, b.before));
          }
        },
      ),
      { seed },
    );
  });

  it("keeps the time that is left over when the loop begins anew", () => {
    const loop = { a: { ms: 100, before: 1 }, b: { ms: 200, before: 2 } };
    const pace = aPace([100, 200, 900], { loop });
    expect(played(150, [70], pace)[1]).toBe(120);
    expect(played(150, [70], { ...pace, direction: -1 })[1]).toBe(180);
    expect(played(500, [0], pace)[1]).toBe(100);
  });

  it("ends where the loop holds nothing to play", () => {
    const at = { ms: 100, before: 1 };
    const pace = aPace([100, 200], { loop: { a: at, b: at } });
    expect(advance(headAt(at, "data"), 50, pace)).toMatchObject({
      ended: true,
      target: { to: "position", before: 1 },
    });
  });
});

describe("play in records", () => {
  it("reaches exactly the records it should, in either direction", () => {
    fc.assert(
      fc.property(schedule, fc.constantFrom(...SPEEDS.records, 7, 33), (frames, rate) => {
        const size = 1_000_000;
        for (const direction of [1, -1] as const) {
          const pace = aPace([0, 1], {
            size,
            direction,
            speed: { unit: "records", perSecond: rate },
          });
          let head = { unit: "records" as const, at: size / 2 };
          let elapsed = 0;
          for (const frame of frames) {
            elapsed += Math.min(frame, LONGEST_FRAME_MS);
            const step = advance(head, frame, pace);
            head = { unit: "records", at: step.head.at };
            const due = Math.floor((elapsed * rate) / 1000 + 1e-6);
            expect(step.target).toEqual({ to: "position", before: size / 2 + direction * due });
          }
        }
      }),
      { seed },
    );
  });

  it("stops at both ends", () => {
    const pace = aPace([0, 1, 2], { speed: { unit: "records", perSecond: 100 } });
    const from = headAt({ ms: 1, before: 2 }, "records");
    expect(advance(from, 100, pace)).toMatchObject({ ended: true, target: { before: 3 } });
    expect(advance(from, 100, { ...pace, direction: -1 })).toMatchObject({
      ended: true,
      target: { before: 0 },
    });
  });
});

describe("speeds", () => {
  it("are stepped through and stay at the ends", () => {
    expect(nextSpeed({ unit: "data", perSecond: 60_000 }, 1).perSecond).toBe(600_000);
    expect(nextSpeed({ unit: "data", perSecond: 90_000 }, -1).perSecond).toBe(60_000);
    expect(nextSpeed({ unit: "records", perSecond: 2000 }, 1).perSecond).toBe(2000);
    expect(nextSpeed({ unit: "records", perSecond: 1 }, -1).perSecond).toBe(1);
  });

  it("are read as they are written, in both languages", () => {
    expect(parseSpeed("2 h/s")).toEqual({ unit: "data", perSecond: 7_200_000 });
    expect(parseSpeed("3 j")).toEqual({ unit: "data", perSecond: 3 * 86_400_000 });
    expect(parseSpeed("1,5 min/s")).toEqual({ unit: "data", perSecond: 90_000 });
    expect(parseSpeed("50 enr/s")).toEqual({ unit: "records", perSecond: 50 });
    for (const wrong of ["", "0 s", "h", "5", "-1 h", "5 parsecs", "99999999 d/s"])
      expect(parseSpeed(wrong), wrong).toBeNull();
  });

  it("are told in the largest unit that gives a whole number", () => {
    expect(speedWords({ unit: "data", perSecond: 7_200_000 })).toEqual({ amount: 2, unit: "hour" });
    expect(speedWords({ unit: "data", perSecond: 90_000 })).toEqual({ amount: 90, unit: "second" });
    expect(speedWords({ unit: "records", perSecond: 7 })).toEqual({ amount: 7, unit: "records" });
  });
});

describe("the speed for a stretch", () => {
  it("makes it take about as long as asked, from minutes to a year", () => {
    fc.assert(
      fc.property(fc.integer({ min: 60_000, max: 365 * 86_400_000 }), (span) => {
        const { perSecond } = speedOver(span, 25);
        expect(span / perSecond).toBeGreaterThanOrEqual(25 / 1.6);
        expect(span / perSecond).toBeLessThanOrEqual(25 * 1.6);
      }),
      { seed },
    );
  });
});
