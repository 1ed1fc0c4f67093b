import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RuleSet } from "#shared/contract/rules";
import { FEATURES } from "#shared/features/declarations/features";
import { DEFAULT_RULE_SET } from "#shared/rules/defaults";
import { findRealDataset } from "../support/realDataset";
import { run, runUntil } from "../support/runCli";

let folder: string;
const demo = () => path.join(folder, "demo");
const transactions = () => path.join(folder, "transactions");
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kivendtout-scoring-"));
  expect((await run("generate", "--out", demo())).code).toBe(0);
  const small = ["--rows", "6000", "--days", "60"];
  const made = await run("generate", "--schema", "transactions", "--out", transactions(), ...small);
  expect(made.code).toBe(0);
});
afterAll(() => rm(folder, { recursive: true }));

interface Line {
  id: string;
  ts: string;
  outcome: string;
  score: number;
  points: number;
  reasons: string[];
  overridden_by: string | null;
  features?: Record<string, number | string | boolean | null>;
  took_us?: number;
}
const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

interface FoldJson {
  train_from: string;
  test_from: string;
  payments: number;
  auc_roc: number | null;
  average_precision: number | null;
  card_precision_at_100: number | null;
  intervals: Record<string, [number, number] | null>;
}
interface RuleJson {
  id: string;
  state: string;
  payments: number;
  frauds: number;
  precision: number | null;
  share_of_legitimate: number;
  hint: string | null;
}
interface EvaluationJson {
  all: { payments: number; frauds: number };
  protocol: Record<string, unknown>;
  folds: FoldJson[];
  mean: FoldJson;
  scenarios: { kind: string; scenario: string; payments: number; alerted: number }[] | null;
  rules: RuleJson[];
  together: { share_of_legitimate: number; share_of_truly_legitimate: number };
  limits: { over: string[]; hold: boolean };
}
async function evaluation(...args: string[]): Promise<EvaluationJson> {
  const { code, out, err } = await run("evaluate", ...args, "--json");
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out) as EvaluationJson;
}

async function ruleFile(name: string, content: unknown): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, JSON.stringify(content));
  return file;
}
const withThreshold = (challenge: number): RuleSet => ({
  ...DEFAULT_RULE_SET,
  thresholds: { challenge, block: 1 },
});

describe("kivendtout score", () => {
  it("writes a decision for every payment in the order of time, the same bytes each time", async () => {
    const { code, out, err } = await run("score", demo());
    expect([code, err]).toEqual([0, ""]);
    const lines = linesOf(out);
    expect(lines).toHaveLength(1583);
    expect(new Set(lines.map((line) => line.id)).size).toBe(1583);
    const times = lines.map(({ ts }) => ts);
    expect(times).toEqual(times.toSorted());
    expect(Object.keys(lines[0]!)).toEqual([
      "id",
      "ts",
      "outcome",
      "score",
      "points",
      "reasons",
      "shadow",
      "overridden_by",
      "rule_set",
    ]);
    expect((await run("score", demo())).out).toBe(out);
  });

  it("gives the reasons of everything that is not allowed", async () => {
    const stopped = linesOf((await run("score", demo())).out).filter(
      ({ outcome }) => outcome !== "ALLOW",
    );
    expect(stopped.length).toBeGreaterThan(20);
    for (const { reasons, score, overridden_by } of stopped) {
      expect(reasons.length).toBeGreaterThan(0);
      if (overridden_by === null) expect(score).toBeGreaterThanOrEqual(0.5);
    }
  });

  it("adds every feature in one order for --features and the time for --timing", async () => {
    const { out } = await run("score", transactions(), "--features", "--timing");
    const [first, ...rest] = linesOf(out);
    const names = FEATURES.map(({ name }) => name);
    expect(Object.keys(first!.features!)).toEqual(names);
    expect(rest.every(({ features }) => Object.keys(features!).length === names.length)).toBe(true);
    expect(typeof first!.features!["payment_country"]).toBe("string");
    expect(first!.features!["customer_country"]).toBeNull();
    expect(first!.took_us).toBeGreaterThan(0);
  });

  it("decides by the rule set in a file, and names it by its number", async () => {
    const plain = await ruleFile("rules.json", withThreshold(0));
    const lines = linesOf((await run("score", demo(), "--rules", plain)).out);
    expect(lines.every(({ outcome }) => outcome === "CHALLENGE")).toBe(true);
    expect(lines[0]).toMatchObject({ rule_set: null });
    const saved = { number: 4, savedAt: null, note: "", ruleSet: withThreshold(0) };
    const numbered = await ruleFile("saved.json", saved);
    expect(linesOf((await run("score", demo(), "--rules", numbered)).out)[0]).toMatchObject({
      rule_set: 4,
    });
  });

  it("refuses a rule set that is none, and says what is wrong with it", async () => {
    const [rule] = DEFAULT_RULE_SET.rules;
    const broken = [
      ["{", "cannot be read"],
      [{ ...DEFAULT_RULE_SET, capacityPerDay: 0 }, "capacityPerDay"],
      [
        { ...DEFAULT_RULE_SET, rules: [{ ...rule, when: { feature: "nope", missing: true } }] },
        "nope",
      ],
    ] as const;
    for (const [content, told] of broken) {
      const file = path.join(folder, "broken.json");
      await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
      const { code, out, err } = await run("score", demo(), "--rules", file);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain(told);
    }
    expect((await run("score", demo(), "--rules", path.join(folder, "none"))).code).toBe(2);
  });

  it("writes to a file, which is there only once it is whole", async () => {
    const place = await mkdtemp(path.join(folder, "out-"));
    const file = path.join(place, "scores.jsonl");
    expect(await run("score", demo(), "--out", file)).toEqual({ code: 0, out: "", err: "" });
    expect(await readFile(file, "utf8")).toBe((await run("score", demo())).out);

    await rm(file);
    let asked = 0;
    const cancelled = () => ++asked > 20;
    const stopped = await runUntil(cancelled, "score", demo(), "--out", file);
    expect(stopped.code).toBe(2);
    expect(stopped.err).toContain("cancelled");
    expect(await readdir(place)).toEqual([]);
    expect((await run("score", demo(), "--out", path.join(place, "no", "file"))).code).toBe(2);
  });

  it("says on stderr how many payments are left out, and why", async () => {
    const file = path.join(folder, "odd.csv");
    const rows = [
      "transaction_id,timestamp,account_id,amount",
      "t1,2025-11-01 10:00:00,A,5",
      "t2,,A,5",
      "t3,2025-11-01 10:00:00,A,five",
    ];
    await writeFile(file, `${rows.join("\n")}\n`);
    const { code, out, err } = await run("score", file);
    expect([code, linesOf(out).map(({ id }) => id)]).toEqual([0, ["t1"]]);
    expect(err).toMatch(/^Payments that are left out: 1 in quarantine, 1 without a usable time\./);
  });

  it("refuses a folder without payments", async () => {
    const bare = path.join(folder, "bare");
    await mkdir(bare);
    await writeFile(path.join(bare, "customers.csv"), "customer_id\nC1\n");
    await writeFile(path.join(bare, "sessions.csv"), "session_id\nS1\n");
    const { code, out, err } = await run("score", bare);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("Without the table payments there is nothing to decide.");
  });

  it("reads a rule set that begins with a byte order mark", async () => {
    const file = path.join(folder, "marked.json");
    await writeFile(file, `\uFEFF${JSON.stringify(withThreshold(0))}`);
    expect((await run("score", demo(), "--rules", file)).code).toBe(0);
  });

  it("refuses bad usage", async () => {
    for (const args of [[], [demo(), demo()], [demo(), "--nope"], [demo(), "--out", ""]])
      expect((await run("score", ...args)).code).toBe(2);
  });
});

describe("kivendtout evaluate", () => {
  it("gives figures with intervals for each fold and their mean", async () => {
    const { folds, mean, protocol } = await evaluation(demo());
    expect(protocol).toMatchObject({ train_days: 20, delay: 7, test_days: 7, folds: 4 });
    expect(folds.map(({ test_from }) => test_from)).toEqual([
      "2025-11-28",
      "2025-12-05",
      "2025-12-12",
      "2025-12-19",
    ]);
    for (const fold of [...folds, mean]) {
      for (const name of ["auc_roc", "average_precision", "card_precision_at_100"] as const) {
        const [low, high] = fold.intervals[name]!;
        expect(fold[name]).toBeGreaterThanOrEqual(low);
        expect(fold[name]).toBeLessThanOrEqual(high);
      }
    }
    expect(mean.auc_roc).toBeGreaterThan(0.75);
  });

  it("takes the protocol asked for, and refuses one that does not fit or makes no sense", async () => {
    const asked = ["--train-from", "2025-11-10", "--train-days", "10", "--delay", "3"];
    const { folds } = await evaluation(demo(), ...asked, "--test-days", "5", "--folds", "2");
    expect(folds).toMatchObject([
      { train_from: "2025-11-10", train_to: "2025-11-19", test_from: "2025-11-23" },
      { train_from: "2025-11-15", test_from: "2025-11-28", test_to: "2025-12-02" },
    ]);
    const refused = [
      ["--folds", "99"],
      ["--folds", "0"],
      ["--test-days", "1.5"],
      ["--train-from", "2024-01-01"],
      ["--train-from", "soon"],
      ["--delay=-1"],
    ];
    for (const args of refused) {
      const { code, out, err } = await run("evaluate", demo(), ...args);
      expect([args, code, out]).toEqual([args, 2, ""]);
      expect(err).not.toBe("");
    }
  });

  it("lets features read labels as late as the protocol says", async () => {
    const known = {
      ...DEFAULT_RULE_SET.rules[0]!,
      when: { feature: "known_legitimate_customer_ever", is: ">" as const, value: 0 },
      tests: [],
    };
    const rules = await ruleFile("known.json", { ...DEFAULT_RULE_SET, rules: [known] });
    const hits = [];
    for (const delay of [0, 7, 20]) {
      const asked = ["--rules", rules, "--train-days", "10", "--delay", String(delay)];
      hits.push((await evaluation(demo(), ...asked)).rules[0]!.payments);
    }
    expect(hits).toEqual(hits.toSorted((a, b) => b - a));
    expect(new Set(hits).size).toBe(3);
  });

  it("says of the demo dataset that its shipped rules keep to their limits", async () => {
    const { rules, together, limits } = await evaluation(demo());
    for (const { state, share_of_legitimate } of rules)
      if (state === "active") expect(share_of_legitimate).toBeLessThanOrEqual(0.05);
    expect(together.share_of_legitimate).toBeLessThanOrEqual(0.1);
    expect(together.share_of_truly_legitimate).toBeLessThanOrEqual(0.1);
    expect(limits).toMatchObject({ over: [], hold: true });
  });

  it("tells recall by scenario and false positives by look-alike where the dataset tells them", async () => {
    const { scenarios, all } = await evaluation(demo());
    expect(scenarios!.reduce((sum, { payments }) => sum + payments, 0)).toBe(all.payments);
    const kinds = scenarios!.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["fraud", "look_alike", "normal"]));
    const caught = scenarios!.find(({ scenario }) => scenario === "card_testing")!;
    expect(caught.alerted / caught.payments).toBeGreaterThan(0.5);

    await rm(path.join(demo(), "fraud_scenarios.csv"));
    const without = await evaluation(demo());
    expect(without.scenarios).toBeNull();
    expect(without.folds).toEqual((await evaluation(demo())).folds);
  });

  it("prints the same for people", async () => {
    const { code, out } = await run("evaluate", transactions());
    expect(code).toBe(0);
    expect(out).toContain("AUC ROC");
    expect(out).toMatch(/R08 impossible_travel +active/);
    expect(out).toMatch(/fraud card_testing/);
    expect(out).toMatch(/Limits (hold|do not hold): /);
  });

  it("prints the calibration of the points, as a rule set has it, for --calibrate", async () => {
    const { out } = await run("evaluate", demo(), "--calibrate");
    const calibration = JSON.parse(out) as RuleSet["calibration"];
    expect(calibration.fittedOn).toEqual({ dataset: "demo", payments: 1583, frauds: 103 });
    expect(calibration.intercept).toBeCloseTo(DEFAULT_RULE_SET.calibration.intercept, 3);
    expect(calibration.slope).toBeCloseTo(DEFAULT_RULE_SET.calibration.slope, 4);
  });

  it("says once that nothing is labelled, and what the rules hit all the same", async () => {
    const file = path.join(folder, "unlabelled.csv");
    const rows = (await readFile(path.join(transactions(), "transactions.csv"), "utf8")).split(
      "\n",
    );
    await writeFile(file, rows.map((row) => row.slice(0, row.lastIndexOf(","))).join("\n"));
    const { code, out } = await run("evaluate", file);
    expect(code).toBe(0);
    expect(out).toContain("No payment has a label");
    expect(out).not.toContain("Folds:");
    expect(out).toMatch(/R03 velocity +active +\d+/);
  });

  it("says why there is nothing to evaluate", async () => {
    const file = path.join(folder, "one.csv");
    await writeFile(
      file,
      "transaction_id,timestamp,account_id,amount\nt1,2025-11-01 10:00:00,A,5\n",
    );
    const { code, err } = await run("evaluate", file);
    expect(code).toBe(2);
    expect(err).toContain("0 folds fit");
  });

  it("ends with 2 where it is cancelled", async () => {
    const { code, err } = await runUntil(() => true, "evaluate", demo());
    expect(code).toBe(2);
    expect(err).toContain("cancelled");
  });
});

const real = findRealDataset();
describe.skipIf(real === null)("the published dataset (needs the published dataset)", () => {
  it("shows that country_mismatch is useless there: its countries are random", async () => {
    const { rules, all } = await evaluation(real!);
    const rule = rules.find(({ id }) => id === "country_mismatch")!;
    expect(rule.payments).toBeGreaterThan(all.payments / 4);
    expect(rule.precision).toBeLessThan(0.03);
    expect(rule.hint).toBe("useless");
  });
});
