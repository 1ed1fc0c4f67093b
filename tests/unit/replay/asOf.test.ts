import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { NO_FILTER, type OverviewFilter } from "#shared/contract/overview";
import type { ClockFrame, ClockTarget, Moment } from "#shared/contract/replay";
import type { RuleSet } from "#shared/contract/rules";
import { DEFAULT_RULE_SET } from "#shared/rules/defaults";
import type { Dataset } from "#shared/domain/dataset";
import type { EventLog } from "#shared/log/eventLog";
import { RECORD_KINDS } from "#shared/log/kinds";
import { findDemoDataset, NO_DEMO_DATASET, readFolder } from "../../support/readFolder";
import { findRealDataset, NO_REAL_DATASET } from "../../support/realDataset";
import { momentAt, momentBehind, truncated } from "../../support/truncated";
import { anyFilter, dataOf, oddDataset } from "../overview/shop";
import {
  anyDataset,
  decided,
  frameAt,
  replaying,
  RULES,
  sessionsAt,
  STEPS,
  valueOf,
  type Replaying,
} from "./replaying";

/** Behind any number of records, between those of one time too, and at any time from before the first on. */
const anyMoment = (log: EventLog): fc.Arbitrary<Moment> =>
  fc.oneof(
    fc.integer({ min: 0, max: log.size }).map((before) => momentBehind(log, before)),
    fc
      .integer({ min: (log.ms[0] ?? 0) - 5, max: (log.ms[log.size - 1] ?? 0) + 5 })
      .map((ms) => momentAt(log, ms)),
  );

const anyTarget = (log: EventLog): fc.Arbitrary<ClockTarget> =>
  anyMoment(log).chain(({ ms, before }) =>
    fc.constantFrom<ClockTarget>({ to: "time", ms }, { to: "position", before }),
  );

/** What a desk says of one place of the clock. */
async function stateAt({ desk }: Replaying, target: ClockTarget, filter: OverviewFilter) {
  const frame = valueOf(await desk.frame(target, filter));
  const { moment } = frame;
  const near = { moment, earlier: 3, later: 3, streams: [], entity: null };
  const steps = STEPS.flatMap((to) => [desk.step(moment, to, 1), desk.step(moment, to, -1)]);
  return {
    frame,
    near: valueOf(await desk.around(near)),
    steps: (await Promise.all(steps)).map(valueOf),
  };
}

/** Without links to what the cut dataset does not have yet. */
const withoutLinks = ({ last, ...frame }: ClockFrame) => ({
  ...frame,
  last: last === null ? null : { ...last, entity: null },
});

async function expectSameAsCut(
  whole: Replaying,
  moment: Moment,
  filter: OverviewFilter,
  ruleSet: RuleSet,
): Promise<void> {
  const cut = await decided(truncated(whole.dataset, moment), ruleSet);
  const frame = await frameAt(whole, moment, filter);
  expect(withoutLinks(frame)).toEqual(withoutLinks(await frameAt(cut, moment, filter)));
}

describe("a frame", () => {
  it("counts the records that a plain pass counts, and none without a time", async () => {
    await fc.assert(
      fc.asyncProperty(anyDataset, fc.integer({ min: -25, max: 65 }), async (dataset, second) => {
        const { desk, log } = replaying(dataset);
        const ms = second * 1000;
        const frame = valueOf(await desk.frame({ to: "time", ms }, NO_FILTER));
        const happened = [...log.rank].filter((_, at) => log.ms[at]! <= ms);
        expect(frame.moment).toEqual({ ms, before: happened.length });
        RECORD_KINDS.forEach((kind, rank) =>
          expect(frame.streams[kind]).toBe(happened.filter((each) => each === rank).length),
        );
        expect(frame.last?.ms).toBe(
          happened.length === 0 ? undefined : log.ms[happened.length - 1],
        );
        expect(frame.kpis).toBeNull();
      }),
      { seed: 20251122 },
    );
  });

  it("takes all records of a millisecond whatever their nanoseconds", async () => {
    const { desk } = replaying(sessionsAt({ ms: 5, nano: 0 }, { ms: 5, nano: 999_999 }, 6));
    const frame = valueOf(await desk.frame({ to: "time", ms: 5 }, NO_FILTER));
    expect(frame.moment.before).toBe(2);
  });

  it("shows the time asked for as far as the records on both sides allow", async () => {
    const { desk } = replaying(sessionsAt(1000, 5000));
    const shown = async (ms?: number) =>
      valueOf(await desk.frame({ to: "position", before: 1, ...(ms && { ms }) }, NO_FILTER)).moment;
    expect(await shown()).toEqual({ ms: 1000, before: 1 });
    expect(await shown(3000)).toEqual({ ms: 3000, before: 1 });
    expect(await shown(1)).toEqual({ ms: 1000, before: 1 });
    expect(await shown(9000)).toEqual({ ms: 5000, before: 1 });
  });

  it("of an empty log tells of nothing", async () => {
    const { desk } = await decided(sessionsAt(null));
    const frame = valueOf(await desk.frame({ to: "position", before: 7 }, NO_FILTER));
    expect(frame).toMatchObject({
      moment: { ms: 0, before: 0 },
      last: null,
      streams: { session: 0 },
      figures: { sessions: 0, customers: 0 },
      kpis: { payments: 0 },
    });
  });

  it("of records at one time tells them one by one", async () => {
    const on = replaying(sessionsAt(1000, 1000, 1000));
    const counts = await Promise.all(
      [0, 1, 2, 3].map(
        async (before) => (await frameAt(on, { ms: 1000, before })).figures.sessions,
      ),
    );
    expect(counts).toEqual([0, 1, 2, 3]);
  });
});

interface Source {
  readonly load: () => Promise<Dataset> | Dataset;
  readonly ruleSet: RuleSet;
  readonly runs: number;
}

function asOfTests({ load, ruleSet, runs }: Source): void {
  let on: Replaying;
  let filters: fc.Arbitrary<OverviewFilter>;
  beforeAll(async () => {
    on = await decided(await load(), ruleSet);
    filters = anyFilter(dataOf(on.overview));
  }, 60_000);

  it("figures are those of the overview as of the moment", async () => {
    await fc.assert(
      fc.asyncProperty(filters, anyMoment(on.log), async (filter, moment) => {
        const { figures } = await frameAt(on, moment, filter);
        expect(figures).toEqual(dataOf(on.overview, filter, "day", moment).figures);
      }),
      { numRuns: runs * 5, seed: 11 },
    );
  });

  it("a frame is that of the dataset cut down to what has happened", async () => {
    const isLabelled = (moment: Moment): boolean =>
      dataOf(replaying(truncated(on.dataset, moment)).overview).basis.labelled;
    await fc.assert(
      fc.asyncProperty(filters, anyMoment(on.log), async (filter, moment) => {
        fc.pre(isLabelled(moment));
        await expectSameAsCut(on, moment, filter, ruleSet);
      }),
      { numRuns: runs, seed: 12 },
    );
  });

  it("going there is the same as having played there, forwards or backwards", async () => {
    const path = fc.array(fc.tuple(anyTarget(on.log), filters), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(path, async (places) => {
        const played = [];
        for (const [target, filter] of places) played.push(await stateAt(on, target, filter));
        const fresh = await decided(on.dataset, ruleSet);
        const [target, filter] = places.at(-1)!;
        expect(played.at(-1)).toEqual(await stateAt(fresh, target, filter));
      }),
      { numRuns: runs, seed: 13 },
    );
  });
}

describe("as of any moment of an odd dataset", () => {
  asOfTests({ load: () => oddDataset(30), ruleSet: RULES, runs: 60 });
});

describe.each([
  { name: "the demo dataset", folder: findDemoDataset(), absent: NO_DEMO_DATASET },
  { name: "the published dataset", folder: findRealDataset(), absent: NO_REAL_DATASET },
])("as of any moment of $name", ({ folder, absent }) => {
  if (folder === null) it.skip(`is not told: ${absent}`);
  else asOfTests({ load: () => readFolder(folder), ruleSet: DEFAULT_RULE_SET, runs: 3 });
});
