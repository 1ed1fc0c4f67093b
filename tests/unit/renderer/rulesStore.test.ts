import { describe, expect, it, vi } from "vitest";
import { fail } from "#shared/domain/result";
import { createHistory } from "#renderer/stores/history";
import { createNotices } from "#renderer/stores/notices";
import {
  addRule,
  copyOf,
  deleteRule,
  discardChanges,
  newRule,
  restoreRule,
  restoreVersion,
  ruleOf,
  setBlock,
  setCapacity,
  setChallenge,
  setPoints,
  setState,
} from "#renderer/stores/ruleEdits";
import { createRules, isDirty, newestOf } from "#renderer/stores/rules";
import { FakeHost } from "../../support/fakeHost";

/** The store over a host that has only the shipped rules. */
async function setUp(host = new FakeHost()) {
  const notices = createNotices(() => 0);
  const history = createHistory();
  const rules = createRules({
    host,
    history,
    notices,
    of: () => ({ path: "/data/shop", label: "shop" }),
  });
  await rules.getState().read();
  const state = () => rules.getState();
  const rule = (id = "high_amount") => ruleOf(state().working!, id)!;
  const kept = (draft: unknown) => vi.waitFor(() => expect(host.ruleDraft).toEqual(draft));
  return { host, notices, history, state, rule, kept };
}

const pointsOf = ({ effect }: { effect: object }) => ("points" in effect ? effect.points : null);

describe("the rules that are worked on", () => {
  it("begin as the newest saved ones, without changes", async () => {
    const { state } = await setUp();
    expect(state().working).toEqual(newestOf(state())?.ruleSet);
    expect(isDirty(state())).toBe(false);
  });

  it("are what was left as a draft", async () => {
    const host = new FakeHost();
    const { state, kept } = await setUp(host);
    state().edit(setCapacity(77));
    await kept(state().working);
    const again = await setUp(host);
    expect(again.state().working?.capacityPerDay).toBe(77);
    expect(isDirty(again.state())).toBe(true);
  });

  it("change by commands that can be undone, and are kept as a draft as long as they differ", async () => {
    const { state, rule, history, kept, host } = await setUp();
    const before = state().working;
    state().edit(setPoints(rule(), 91));
    expect(pointsOf(rule())).toBe(91);
    await kept(state().working);
    history.getState().undo();
    expect(state().working).toBe(before);
    await kept(null);
    expect(host.ruleSets).toHaveLength(1);
  });

  it("take a dragged slider as one command, and an edit that changes nothing as none", async () => {
    const { state, rule, history } = await setUp();
    for (const points of [41, 55, 63]) state().edit(setPoints(rule(), points));
    state().edit(setPoints(rule(), 63));
    expect(history.getState().entries).toHaveLength(1);
    history.getState().undo();
    expect(isDirty(state())).toBe(false);
  });

  it("write only the newest of the drafts that come while one is being written", async () => {
    const { host, state, kept } = await setUp();
    const writes: (() => void)[] = [];
    const write = host.handlers["rules.saveDraft"];
    host.handlers["rules.saveDraft"] = (input) =>
      new Promise((resolve) => writes.push(() => resolve(write(input))));
    for (const capacity of [21, 22, 23]) state().edit(setCapacity(capacity));
    expect(writes).toHaveLength(1);
    writes[0]!();
    await vi.waitFor(() => expect(writes).toHaveLength(2));
    writes[1]!();
    await kept(state().working);
    expect(writes).toHaveLength(2);
  });

  it("tell once that the draft cannot be kept", async () => {
    const { host, notices, state } = await setUp();
    host.handlers["rules.saveDraft"] = () => fail("rules.unwritable", "The disk is full.");
    for (const capacity of [21, 22, 23]) state().edit(setCapacity(capacity));
    await vi.waitFor(() => expect(host.called("rules.saveDraft").length).toBeGreaterThan(1));
    expect(notices.getState().list).toHaveLength(1);
  });

  it("are saved with a note under the next number, and then have no changes", async () => {
    const { host, state, kept } = await setUp();
    state().edit(setCapacity(12));
    expect(await state().save("more people")).toBe(true);
    expect(newestOf(state())).toMatchObject({ number: 1, note: "more people" });
    expect(isDirty(state())).toBe(false);
    expect(host.called("rules.save")).toMatchObject([{ of: { path: "/data/shop" } }]);
    await kept(null);
  });

  it("stay a draft with what was changed while they were saved", async () => {
    const { host, state } = await setUp();
    const save = host.handlers["rules.save"];
    host.handlers["rules.save"] = (input) => {
      state().edit(setCapacity(13));
      return save(input);
    };
    state().edit(setCapacity(12));
    await state().save("");
    expect(newestOf(state())?.ruleSet.capacityPerDay).toBe(12);
    expect(state().working?.capacityPerDay).toBe(13);
    expect(isDirty(state())).toBe(true);
  });

  it("tell why they were refused, and stay as they are", async () => {
    const { host, notices, state } = await setUp();
    host.handlers["rules.save"] = () => fail("rules.invalid", "A rule has no condition.");
    state().edit(setCapacity(12));
    expect(await state().save("")).toBe(false);
    expect(notices.getState().list[0]?.text).toMatchObject({ kind: "error" });
    expect(isDirty(state())).toBe(true);
    expect(state().saving).toBe(false);
  });

  it("can be asked for again where they could not be read", async () => {
    const host = new FakeHost();
    const read = host.handlers["rules.read"];
    host.handlers["rules.read"] = () => fail("rules.unreadable", "The file is damaged.");
    const { state } = await setUp(host);
    expect(state()).toMatchObject({ working: null, error: { code: "rules.unreadable" } });
    host.handlers["rules.read"] = read;
    await state().read();
    expect(state()).toMatchObject({ error: null });
    expect(state().working).not.toBeNull();
  });

  it("go back to the saved and to the shipped ones by one command", async () => {
    const { state, history } = await setUp();
    state().edit(setCapacity(12));
    await state().save("");
    state().edit(setCapacity(13));
    state().edit(discardChanges(newestOf(state())!));
    expect(state().working?.capacityPerDay).toBe(12);
    state().edit(restoreVersion(state().sets.at(-1)!));
    expect(state().working).toEqual(state().sets.at(-1)?.ruleSet);
    history.getState().undo();
    expect(state().working?.capacityPerDay).toBe(12);
  });

  it("get rules added, copied, deleted and put back as they were saved", async () => {
    const { state, rule } = await setUp();
    const count = state().working!.rules.length;
    const added = newRule(state().working!);
    state().edit(addRule(added, null));
    state().edit(addRule(newRule(state().working!), null));
    const codes = state().working!.rules.map(({ code }) => code);
    expect(new Set(codes).size).toBe(count + 2);
    const copy = copyOf(state().working!, rule());
    state().edit(addRule(copy, rule()));
    const ids = state().working!.rules.map(({ id }) => id);
    expect(ids[ids.indexOf("high_amount") + 1]).toBe(copy.id);
    expect(copy).toMatchObject({ id: "high_amount_2", aliases: [], state: "shadow" });
    state().edit(deleteRule(rule(copy.id)));
    expect(state().working!.rules).toHaveLength(count + 2);
    state().edit(setState(rule(), "off"));
    state().edit(restoreRule(rule(), ruleOf(newestOf(state())!.ruleSet, "high_amount")!));
    expect(rule().state).toBe("active");
  });
});

describe("the thresholds", () => {
  it("never pass each other: one takes the other along", async () => {
    const { state } = await setUp();
    state().edit(setChallenge(0.9));
    expect(state().working?.thresholds).toEqual({ challenge: 0.9, block: 0.9 });
    state().edit(setBlock(0.3));
    expect(state().working?.thresholds).toEqual({ challenge: 0.3, block: 0.3 });
  });
});
