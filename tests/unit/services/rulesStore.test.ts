import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  RULE_SETS_LIMIT,
  type Rule,
  type RuleSet,
  type SavedRules,
  type SavedRuleSet,
} from "#shared/contract/rules";
import { DEFAULT_RULE_SET } from "#shared/rules/defaults";
import { createTestServices, mustBeOk, temporaryFolder } from "../../support/hostFixture";

/** Services over one configuration folder, with a clock that moves a minute at each look. */
async function setUp() {
  const configDir = await temporaryFolder();
  let minute = 0;
  const options = { configDir, now: () => new Date(Date.UTC(2026, 0, 1, 0, minute++)) };
  const services = await createTestServices(options);
  const call = (method: string, input: unknown) => services.dispatch({ method, input });
  return {
    configDir,
    options,
    call,
    save: async (ruleSet: RuleSet, note = "") =>
      mustBeOk(await call("rules.save", { ruleSet, note })) as SavedRuleSet,
    read: async () => mustBeOk(await call("rules.read", {})) as SavedRules,
  };
}

const [first, second] = DEFAULT_RULE_SET.rules as [Rule, Rule];
const setOf = (...rules: readonly Rule[]): RuleSet => ({ ...DEFAULT_RULE_SET, rules: [...rules] });
const versions = ({ ruleSet }: SavedRuleSet) => ruleSet.rules.map(({ version }) => version);

/** The file of an application that kept rules before. */
const writeRules = async (configDir: string, content: unknown) => {
  await mkdir(configDir, { recursive: true });
  await writeFile(path.join(configDir, "rules.json"), JSON.stringify(content));
};

describe("saved rule sets", () => {
  it("are the shipped one at first, number 0", async () => {
    const { read } = await setUp();
    expect(await read()).toEqual({
      sets: [{ number: 0, savedAt: null, note: "", ruleSet: DEFAULT_RULE_SET }],
      draft: null,
    });
  });

  it("are kept with number, time and note, newest first, over a new start", async () => {
    const { save, options } = await setUp();
    await save(setOf(first), "only amounts");
    await save(setOf(first, second), "and countries");
    const restarted = await createTestServices(options);
    const answer = await restarted.dispatch({ method: "rules.read", input: {} });
    const { sets } = mustBeOk(answer) as SavedRules;
    expect(sets.map(({ number, savedAt, note }) => [number, savedAt, note])).toEqual([
      [2, "2026-01-01T00:01:00.000Z", "and countries"],
      [1, "2026-01-01T00:00:00.000Z", "only amounts"],
      [0, null, ""],
    ]);
  });

  it("raise the version of a changed rule by one, whatever version it comes with, and of no other", async () => {
    const { save } = await setUp();
    const off: Rule = { ...first, state: "off", version: 77 };
    expect(versions(await save(setOf(off, { ...second, version: 5 })))).toEqual([2, 1]);
    expect(versions(await save(setOf(off, second)))).toEqual([2, 1]);
    expect(versions(await save(setOf({ ...off, state: "active" }, second)))).toEqual([3, 1]);
  });

  it("go on from a rule's last version where it comes back, and begin a new rule with 1", async () => {
    const { save } = await setUp();
    await save(setOf({ ...first, state: "off" }));
    await save(setOf(second));
    const added: Rule = { ...second, id: "new_rule", code: "N01", version: 9 };
    expect(versions(await save(setOf(first, added)))).toEqual([3, 1]);
  });

  it("give a restored one a number of its own and leave the others as they were", async () => {
    const { save, read } = await setUp();
    await save(setOf(first), "a");
    await save(setOf(second), "b");
    const restored = (await read()).sets[1]!;
    await save(restored.ruleSet, "a again");
    const { sets } = await read();
    expect(sets.map(({ number, note }) => `${number} ${note}`)).toEqual([
      "3 a again",
      "2 b",
      "1 a",
      "0 ",
    ]);
    expect(sets[0]!.ruleSet).toEqual(restored.ruleSet);
  });

  it("are refused with every error in the details, and nothing is kept", async () => {
    const { call, read } = await setUp();
    const wrong: Rule = { ...first, when: { feature: "amont", is: ">", value: 1 } };
    const answer = await call("rules.save", { ruleSet: setOf(wrong, first), note: "" });
    expect(answer).toMatchObject({ error: { code: "rules.invalid" } });
    expect(JSON.stringify(answer)).toContain("There is no feature amont. Was amount meant?");
    expect(JSON.stringify(answer)).toContain("Two rules have the id high_amount");
    expect((await read()).sets).toHaveLength(1);
  });

  it("are kept with warnings", async () => {
    const { save } = await setUp();
    expect((await save(setOf({ ...first, tests: [] }))).number).toBe(1);
  });

  it("beyond the limit are refused, and all others stay", async () => {
    const { configDir, options } = await setUp();
    const sets = Array.from({ length: RULE_SETS_LIMIT }, (_, i) => ({
      number: i + 1,
      savedAt: "2025-01-01T00:00:00.000Z",
      note: "",
      ruleSet: setOf(),
    }));
    await writeRules(configDir, { version: 1, sets, draft: null });
    const { dispatch } = await createTestServices(options);
    const input = { ruleSet: setOf(first), note: "" };
    expect(await dispatch({ method: "rules.save", input })).toMatchObject({
      error: { code: "rules.full" },
    });
    const read = mustBeOk(await dispatch({ method: "rules.read", input: {} })) as SavedRules;
    expect(read.sets).toHaveLength(RULE_SETS_LIMIT + 1);
  });

  it("saved at once all get a number", async () => {
    const { save, read } = await setUp();
    await Promise.all([save(setOf(first)), save(setOf(second)), save(setOf())]);
    expect((await read()).sets.map(({ number }) => number)).toEqual([3, 2, 1, 0]);
  });

  it.each([
    ["nested deeper than eight levels", 9],
    ["nested without end", 20_000],
  ])("with a condition %s are refused as a bad request", async (_, depth) => {
    const { call } = await setUp();
    let when: unknown = first.when;
    for (let level = 0; level < depth; level++) when = { not: when };
    const ruleSet = { ...setOf(), rules: [{ ...first, when }] };
    expect(await call("rules.save", { ruleSet, note: "" })).toMatchObject({
      error: { code: "host.badRequest" },
    });
  });
});

describe("the draft of a rule set", () => {
  it("is kept over a new start, errors and all, and given up with null", async () => {
    const { call, options } = await setUp();
    const draft = setOf(first, first);
    mustBeOk(await call("rules.saveDraft", { ruleSet: draft }));
    const restarted = await createTestServices(options);
    const read = async () => {
      const answer = await restarted.dispatch({ method: "rules.read", input: {} });
      return (mustBeOk(answer) as SavedRules).draft;
    };
    expect(await read()).toEqual(draft);
    mustBeOk(await restarted.dispatch({ method: "rules.saveDraft", input: { ruleSet: null } }));
    expect(await read()).toBeNull();
  });

  it("is done with once a rule set is saved", async () => {
    const { call, save, read } = await setUp();
    mustBeOk(await call("rules.saveDraft", { ruleSet: setOf(first) }));
    await save(setOf(first));
    expect((await read()).draft).toBeNull();
  });
});

describe("the file of saved rules", () => {
  it("of version 1 is read", async () => {
    const { configDir, options } = await setUp();
    const saved = {
      number: 1,
      savedAt: "2025-12-01T10:00:00.000Z",
      note: "n",
      ruleSet: setOf(first),
    };
    await writeRules(configDir, { version: 1, sets: [saved], draft: setOf(second) });
    const { dispatch } = await createTestServices(options);
    const read = mustBeOk(await dispatch({ method: "rules.read", input: {} })) as SavedRules;
    expect(read.sets[0]).toEqual(saved);
    expect(read.draft).toEqual(setOf(second));
  });

  it.each([
    ["damaged", "{"],
    ["of a later version", JSON.stringify({ version: 2, sets: [], draft: null })],
    [
      "with a rule that is none",
      JSON.stringify({ version: 1, sets: [{ number: 1 }], draft: null }),
    ],
  ])("that is %s is set aside and told, and the shipped rules are there", async (_, content) => {
    const { configDir, options } = await setUp();
    await mkdir(configDir, { recursive: true });
    await writeFile(path.join(configDir, "rules.json"), content);
    const { dispatch } = await createTestServices(options);
    const info = await dispatch({ method: "app.info", input: {} });
    expect(info).toMatchObject({ value: { problems: [{ code: "rules.unreadable" }] } });
    const read = mustBeOk(await dispatch({ method: "rules.read", input: {} })) as SavedRules;
    expect(read.sets.map(({ number }) => number)).toEqual([0]);
  });
});
