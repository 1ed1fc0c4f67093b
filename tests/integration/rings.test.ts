import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findRealDataset } from "../support/realDataset";
import { run } from "../support/runCli";

let folder: string;
const demo = () => path.join(folder, "demo");
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kivendtout-rings-"));
  expect((await run("generate", "--out", demo())).code).toBe(0);
});
afterAll(() => rm(folder, { recursive: true }));

interface RingJson {
  key: string;
  members: string[];
  entities: { kind: string; id: string; customers: number }[];
  score: number;
  parts: { rarity: number; velocity: number; outcome: number };
  sentence: string;
  true_ring?: { ring_id: string; members: number; in_common: number } | null;
}
interface RingsJson {
  pairwise_f1?: number;
  precision?: number;
  recall?: number;
  rings: RingJson[];
  true_rings?: { ring_id: string; members: string[] }[];
  considered: number;
  set_aside: Record<string, number>;
}
async function rings(...args: string[]): Promise<RingsJson> {
  const { code, out, err } = await run("rings", ...args, "--json");
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out) as RingsJson;
}

describe("the rings of the demo dataset", () => {
  it("are found without its scenarios, and no household, office or carrier with them", async () => {
    const found = await rings(demo(), "--evaluate");
    expect(found.pairwise_f1).toBeGreaterThanOrEqual(0.85);
    expect(found.precision).toBeGreaterThanOrEqual(0.85);
    expect(found.recall).toBeGreaterThanOrEqual(0.85);
    expect(found.rings.length).toBeLessThanOrEqual(20);
    for (const { members, true_ring } of found.rings)
      expect(true_ring?.in_common).toBe(members.length);
    expect(found.true_rings).toHaveLength(6);
  });

  it("say why in a sentence", async () => {
    const [first] = (await rings(demo())).rings;
    expect(first!.sentence).toMatch(
      /^\d customers paid from \d devices? and \d IPs? within \d days?; (all \d+ of their payments go|\d+ of their \d+ payments go(es)?) through these(; \d+ [a-z ]+)*\.$/,
    );
  });

  it("are the same whatever the file of scenarios says, which is read to evaluate alone", async () => {
    const altered = path.join(folder, "altered");
    await cp(demo(), altered, { recursive: true });
    await writeFile(path.join(altered, "fraud_scenarios.csv"), '"torn');
    const [without, told] = [await rings(altered), await rings(demo())];
    expect(without.rings).toEqual(told.rings);
    expect(told.pairwise_f1).toBeUndefined();
    const { code, err } = await run("rings", altered, "--evaluate");
    expect(code).toBe(2);
    expect(err).toContain("does not tell its rings");
  });

  it("are those of the moment asked for", async () => {
    const none = await rings(demo(), "--at", "2025-11-05", "--evaluate");
    expect([none.rings, none.pairwise_f1, none.true_rings]).toEqual([[], null, []]);
    const some = await rings(demo(), "--at", "2025-12-01 12:00", "--evaluate");
    expect(some.rings.length).toBeGreaterThan(0);
    expect(some.rings.length).toBeLessThan((await rings(demo())).rings.length);
    expect(some.precision).toBe(1);
  });

  it("are cut off at the limit, and say so", async () => {
    const { rings: best, set_aside } = await rings(demo(), "--limit", "2");
    expect(best).toHaveLength(2);
    expect(set_aside["beyondLimit"]).toBeGreaterThan(0);
  });

  it("are told as a text", async () => {
    const { out } = await run("rings", demo(), "--evaluate");
    expect(out).toContain("1. ");
    expect(out).toContain("rarity");
    expect(out).toContain("Set aside:");
    expect(out).toMatch(/F1 \d\.\d{3}, precision \d\.\d{3}, recall \d\.\d{3}/);
    const { out: plain } = await run("rings", demo());
    expect(plain).not.toContain("truth");
    expect(plain).not.toContain("F1");
  });
});

describe("what rings refuses", () => {
  it("is bad usage", async () => {
    for (const args of [[], [demo(), "--at", "soon"], [demo(), "--limit", "0"], [demo(), "--best"]])
      expect((await run("rings", ...args)).code).toBe(2);
  });

  it("is what cannot be read", async () => {
    expect((await run("rings", path.join(folder, "nowhere"))).code).toBe(2);
  });

  it("is to evaluate transactions, which tell no rings; it looks for them all the same", async () => {
    const transactions = path.join(folder, "transactions");
    const small = ["--rows", "6000", "--days", "60"];
    await run("generate", "--schema", "transactions", "--out", transactions, ...small);
    expect((await rings(transactions)).considered).toBeGreaterThan(0);
    expect((await run("rings", transactions, "--evaluate")).code).toBe(2);
  });
});

const real = findRealDataset();
describe.skipIf(real === null)(
  "rings of the published dataset (needs the published dataset)",
  () => {
    it("are none, because nothing is shared", async () => {
      const { rings: found, considered, set_aside } = await rings(real!);
      expect([found, considered, set_aside]).toEqual([[], 0, {}]);
      expect((await run("rings", real!)).out).toContain("Nothing is shared");
    });
  },
);
