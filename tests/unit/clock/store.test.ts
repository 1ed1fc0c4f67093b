import { describe, expect, it, vi } from "vitest";
import { NO_FILTER } from "#shared/contract/overview";
import { addressOfPlace } from "#renderer/stores/addresses";
import { REDECIDE_MS } from "#renderer/stores/clockDeciding";
import { homeOf } from "#renderer/stores/location";
import { fakePorts } from "../../support/fakePorts";
import type { Stores } from "#renderer/stores/stores";
import { openedClock, SECOND, settled } from "./openedClock";

const record = { kind: "record" } as const;
const OF_FRANCE = { ...NO_FILTER, values: { country: ["FR"] } };

describe("the clock after opening", () => {
  it("stands on the landing, with the main stretch on screen", async () => {
    const { clock } = await openedClock();
    expect(clock().moment).toEqual({ ms: 5000, before: 5 });
    expect(clock().settled).toEqual(clock().moment);
    expect(clock().frame?.moment).toEqual(clock().moment);
    expect(clock().window.fromMs).toBeLessThanOrEqual(1000);
    expect(clock().window.toMs).toBeGreaterThan(5000);
  });

  it("has no moment where no record has a time", async () => {
    const { clock, replay } = await openedClock([]);
    expect(clock().span?.size).toBe(0);
    expect(clock().moment).toBeNull();
    clock().play(1);
    clock().seek(1000);
    await settled();
    expect(clock().playing).toBe(0);
    expect(replay.targets).toEqual([]);
    // Alerts wait for it.
    await vi.waitFor(() => expect(clock().decided).toBe(1));
  });

  it("knows the gaps of the length that the settings say, and asks again for another length", async () => {
    const { clock, replay, settings } = await openedClock();
    replay.gaps = [{ fromMs: 1000, toMs: 2000, before: 1 }];
    await settings.getState().setReplay({ gapMs: 500 });
    await settled();
    expect(clock().gaps).toEqual(replay.gaps);
  });

  it("begins anew over the next dataset", async () => {
    const { clock, open } = await openedClock();
    clock().seek(2000);
    clock().mark("a", clock().moment);
    await settled();
    await open();
    expect(clock().marks).toEqual({ a: null, b: null });
    expect(clock().span).not.toBeNull();
  });
});

describe("a seek", () => {
  it("moves the pointer at once and the moment with the answer", async () => {
    const { clock, replay } = await openedClock();
    replay.holding = true;
    clock().seek(2500);
    expect(clock().pointerMs).toBe(2500);
    expect(clock().moment?.before).toBe(5);
    replay.held[0]!.release();
    await settled();
    expect(clock().moment).toEqual({ ms: 2500, before: 2 });
  });

  it("has one question under way, and the newest next", async () => {
    const { clock, replay } = await openedClock();
    replay.holding = true;
    const before = replay.targets.length;
    for (const ms of [1500, 2500, 3500, 4500]) clock().seek(ms);
    replay.held[0]!.release();
    await settled();
    expect(clock().pointerMs).toBe(4500);
    replay.held[1]!.release();
    await settled();
    expect(replay.targets.slice(before)).toEqual([
      { to: "time", ms: 1500 },
      { to: "time", ms: 4500 },
    ]);
    expect(clock().moment).toEqual({ ms: 4500, before: 4 });
  });

  it("holds where payments are decided while its answer is under way", async () => {
    const { clock, frames, replay, rules } = await openedClock();
    await vi.waitFor(() => expect(clock().decided).toBe(1));
    frames.draw(REDECIDE_MS);
    rules.setState({ working: { ...rules.getState().working!, labelDelayDays: 9 } });
    replay.holding = true;
    clock().seek(2500);
    frames.draw(REDECIDE_MS);
    await vi.waitFor(() => expect(clock().decided).toBe(2));
    replay.release();
    await settled();
    replay.release();
    await settled();
    expect(clock()).toMatchObject({ moment: { ms: 2500, before: 2 }, pointerMs: 2500 });
  });

  it("stays where the clock was when the engine dies, and stops the play", async () => {
    const { clock, replay } = await openedClock();
    clock().play(-1);
    replay.failing = true;
    clock().seek(2000);
    await settled();
    expect(clock()).toMatchObject({ playing: 0, pointerMs: 5000, moment: { before: 5 } });
  });

  it("goes to exactly the moment that was kept, between records of one time too", async () => {
    const { clock } = await openedClock([1000, 1000, 1000, 2000]);
    clock().go({ ms: 1000, before: 2 });
    await settled();
    expect(clock().moment).toEqual({ ms: 1000, before: 2 });
  });
});

describe("views that take longer", () => {
  it("follow a single jump at once", async () => {
    const { clock, frames } = await openedClock();
    frames.draw(SECOND);
    clock().seek(2000);
    await settled();
    expect(clock().settled).toEqual({ ms: 2000, before: 2 });
  });

  it("follow a drag now and then, and once when it rests", async () => {
    const { stores, clock, frames } = await openedClock();
    frames.draw(SECOND);
    const seen = settledTimes(stores);
    // Two seconds of dragging: at once, then every 600 ms.
    for (let step = 1; step <= 120; step++) {
      clock().seek(1000 + step * 10);
      await settled();
      frames.draw(SECOND / 60);
    }
    expect(seen.length).toBeGreaterThanOrEqual(3);
    expect(seen.length).toBeLessThanOrEqual(4);
    for (let rest = 0; rest < 20; rest++) frames.draw(SECOND / 60);
    expect(seen.at(-1)).toBe(2200);
    expect(frames.waiting).toBe(0);
  });

  it("follow a play four times a second", async () => {
    const { stores, clock, frames } = await openedClock([1000, 2000, 3000, 4000, 5000, 9000]);
    clock().seek(1000);
    await settled();
    frames.draw(SECOND);
    clock().setSpeed({ unit: "data", perSecond: SECOND });
    const seen = settledTimes(stores);
    clock().play(1);
    for (let frame = 1; frame <= 120; frame++) {
      frames.draw(SECOND / 60);
      await settled();
    }
    expect(seen.length).toBeGreaterThanOrEqual(7);
    expect(seen.length).toBeLessThanOrEqual(9);
  });
});

function settledTimes({ clock }: Pick<Stores, "clock">): number[] {
  const seen: number[] = [];
  clock.subscribe(({ settled: now }, before) => {
    if (now !== null && now !== before.settled) seen.push(now.ms);
  });
  return seen;
}

describe("a step", () => {
  it("goes record by record, also where several share a time", async () => {
    const { clock } = await openedClock([1000, 1000, 1000, 2000]);
    clock().step(record, -1);
    clock().step(record, -1);
    await settled();
    expect(clock().moment).toEqual({ ms: 1000, before: 2 });
  });

  it("is not lost where steps come faster than answers", async () => {
    const { clock, replay } = await openedClock();
    replay.holding = true;
    for (let step = 0; step < 4; step++) clock().step(record, -1);
    for (let turn = 0; turn < 4; turn++) {
      for (const { release } of replay.held.splice(0)) release();
      await settled();
    }
    expect(clock().moment?.before).toBe(1);
  });

  it("that leads nowhere does not keep the figures of other rules on screen", async () => {
    const { clock, navigation, replay } = await openedClock();
    replay.holding = true;
    clock().seek(5000);
    navigation
      .getState()
      .go({ page: "overview", filter: OF_FRANCE, grain: "day", measure: "revenue" });
    clock().step(record, 1);
    replay.holding = false;
    replay.release();
    await settled();
    expect(clock().frameFilter).toBe(OF_FRANCE);
  });

  it("that leads nowhere says so until the clock moves", async () => {
    const { clock } = await openedClock();
    clock().step({ kind: "alert" }, 1);
    await settled();
    expect(clock().missed).toEqual({ to: { kind: "alert" }, direction: 1 });
    clock().seek(2000);
    await settled();
    expect(clock().missed).toBeNull();
  });

  it("stops the play", async () => {
    const { clock } = await openedClock();
    clock().seek(1000);
    await settled();
    clock().play(1);
    clock().step(record, 1);
    expect(clock().playing).toBe(0);
  });
});

describe("the play", () => {
  const speed = { unit: "data", perSecond: 10 * SECOND } as const;

  it("begins anew from the end, where the clock lands", async () => {
    const { clock, frames } = await openedClock();
    clock().play(1);
    await settled();
    frames.draw(0);
    await settled();
    expect(clock().moment?.before).toBeLessThan(5);
    expect(clock().playing).toBe(1);
  });

  it("moves data time as fast as was chosen and stops at the end", async () => {
    const { clock, frames, settings } = await openedClock();
    await settings.getState().setReplay({ speed });
    clock().seek(1000);
    await settled();
    clock().play(1);
    frames.draw(100);
    await settled();
    expect(clock().moment).toEqual({ ms: 2000, before: 2 });
    for (let frame = 0; frame < 4; frame++) {
      frames.draw(100);
      await settled();
    }
    expect(clock()).toMatchObject({ playing: 0, moment: { ms: 5000, before: 5 } });
  });

  it("plays backwards to before the first record", async () => {
    const { clock, frames, settings } = await openedClock();
    await settings.getState().setReplay({ speed: { unit: "records", perSecond: 20 } });
    clock().play(-1);
    const seen: number[] = [];
    while (clock().playing !== 0) {
      frames.draw(50);
      await settled();
      seen.push(clock().moment!.before);
    }
    expect(seen).toEqual([4, 3, 2, 1, 0]);
  });

  it("goes on from where a seek has put the clock", async () => {
    const { clock, frames, settings } = await openedClock();
    await settings.getState().setReplay({ speed });
    clock().seek(1000);
    await settled();
    clock().play(1);
    frames.draw(100);
    clock().seek(4000);
    await settled();
    frames.draw(10);
    await settled();
    expect(clock().moment).toEqual({ ms: 4100, before: 4 });
  });

  it("loops between the marks in either order", async () => {
    const { clock, frames, settings } = await openedClock();
    await settings.getState().setReplay({ speed });
    clock().mark("a", { ms: 4000, before: 4 });
    clock().mark("b", { ms: 2000, before: 2 });
    clock().setLooping(true);
    clock().play(1);
    for (let frame = 0; frame < 50; frame++) {
      frames.draw(50);
      await settled();
      expect(clock().moment!.before).toBeGreaterThanOrEqual(2);
      expect(clock().moment!.before).toBeLessThanOrEqual(4);
    }
    expect(clock().playing).toBe(1);
  });

  it("sets missing marks to the ends when the loop is switched on", async () => {
    const { clock } = await openedClock();
    clock().setLooping(true);
    expect(clock().marks).toEqual({ a: { ms: 1000, before: 0 }, b: { ms: 5000, before: 5 } });
  });

  it("keeps its speed in the settings", async () => {
    const { clock, settings } = await openedClock();
    clock().changeSpeed(1);
    expect(settings.getState().replay.speed).toEqual({ unit: "data", perSecond: 6 * 3_600_000 });
    clock().setSpeed({ unit: "records", perSecond: 7 });
    expect(settings.getState().replay.speed).toEqual({ unit: "records", perSecond: 7 });
  });
});

describe("payments", () => {
  it("are decided once after opening, and the moment is asked for again", async () => {
    const { clock, replay, rules } = await openedClock();
    await vi.waitFor(() => expect(clock()).toMatchObject({ decided: 1, deciding: false }));
    expect(replay.decidedBy).toEqual([rules.getState().working]);
    expect(replay.targets.length).toBeGreaterThanOrEqual(2);
  });

  it("are decided by the newest rules once they stand still", async () => {
    const { clock, frames, replay, rules } = await openedClock();
    await vi.waitFor(() => expect(clock().decided).toBe(1));
    const working = rules.getState().working!;
    for (const delay of [1, 2, 3]) {
      rules.setState({ working: { ...working, labelDelayDays: delay } });
      frames.draw(100);
    }
    await settled();
    expect(replay.decidedBy).toHaveLength(1);
    frames.draw(300);
    await vi.waitFor(() => expect(clock().decided).toBe(2));
    expect(replay.decidedBy.map(({ labelDelayDays }) => labelDelayDays).at(-1)).toBe(3);
  });
});

describe("the figures of the clock", () => {
  it("are of the part that the overview shows", async () => {
    const { navigation, replay } = await openedClock();
    navigation
      .getState()
      .go({ page: "overview", filter: OF_FRANCE, grain: "day", measure: "revenue" });
    await settled();
    navigation.getState().show("tables");
    await settled();
    expect(replay.filters.at(-1)).toEqual(OF_FRANCE);
  });
});

describe("a moment", () => {
  it("is part of a copied address where the clock is not on its landing", async () => {
    const { clock, stores, ports } = await openedClock();
    const address = () => addressOfPlace({ ...stores, history: ports.history }, homeOf("tables"));
    expect(address()).not.toContain("&t=");
    clock().seek(2500);
    await settled();
    expect(address()).toContain("&t=1970-01-01T00:00:02.500Z&n=2");
  });

  it("of the address that the window was opened with is where the clock goes", async () => {
    const fragment = "#/tables/payments?t=1970-01-01T00:00:03.000Z&n=3";
    const { clock, ports } = await openedClock(undefined, { fragment });
    expect(clock().settled).toEqual({ ms: 3000, before: 3 });
    expect(ports.history.fragment()).toBe("#/tables/payments");
  });

  it("of a pasted address is gone to, its time where the records are others", async () => {
    const { clock, ports } = await openedClock();
    ports.history.type("#/tables?t=1970-01-01T00:00:02.000Z&n=900");
    await settled();
    expect(clock().moment).toEqual({ ms: 2000, before: 2 });
    expect(ports.history.fragment()).toBe("#/tables");
  });

  it("of an address of another dataset is left alone", async () => {
    const fragment = "#/tables?dataset=elsewhere&t=1970-01-01T00:00:02.000Z&n=2";
    const { clock, ports } = await openedClock(undefined, { fragment });
    expect(clock().moment?.before).toBe(5);
    expect(ports.history.fragment()).toBe("#/tables?dataset=elsewhere");
  });

  it("far from all records is as near to it as the track goes", async () => {
    const { clock, ports } = await openedClock();
    ports.history.type("#/tables?t=2031-01-01T00:00:00.000Z");
    await settled();
    const { moment, window } = clock();
    expect(moment?.before).toBe(5);
    expect(moment?.ms).toBeLessThanOrEqual(window.toMs);
  });

  it("is there again after a reload with the same dataset", async () => {
    const ports = fakePorts();
    const { clock } = await openedClock(undefined, { ports });
    clock().seek(2500);
    await settled();
    ports.frames.draw(SECOND);
    const reloaded = await openedClock(undefined, {
      ports: { ...fakePorts(), tabMemory: ports.tabMemory },
    });
    expect(reloaded.clock().moment).toEqual({ ms: 2500, before: 2 });
  });
});
