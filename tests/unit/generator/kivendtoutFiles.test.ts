import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadImage } from "@napi-rs/canvas";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateKivendtout, type KivendtoutOptions } from "#generator/kivendtout/index";
import { sha256OfFile, type GeneratedManifest } from "#generator/write/manifest";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "kivendtout-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => path.join(folder, name);

async function generate(name: string, options: Partial<KivendtoutOptions>) {
  const result = await generateKivendtout({ ...options, out: at(name) });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const manifestOf = (name: string): GeneratedManifest =>
  JSON.parse(readFileSync(at(`${name}/manifest.json`), "utf8")) as GeneratedManifest;

const TABLE_FILES = [
  ...["customers", "products", "sessions", "orders", "order_items", "payments", "fraud_alerts"]
    .map((table) => [`${table}.csv`, `${table}.parquet`])
    .flat(),
  "events.jsonl",
  "events.parquet",
  "fraud_scenarios.csv",
  "id_links.csv",
  "manifest.json",
  "synthetic_id_labels.csv",
].sort();

describe("the files of a dataset", () => {
  beforeAll(() => generate("one", { seed: 5 }));

  it("are the tables in both formats, the cards and the manifest", () => {
    expect(readdirSync(at("one")).sort()).toEqual([...TABLE_FILES, "synthetic_id_cards"].sort());
    expect(readdirSync(at("one/synthetic_id_cards"))).toHaveLength(60);
  });

  it("have their columns in the published order", () => {
    const header = (file: string) => readFileSync(at(`one/${file}`), "utf8").split("\n", 1)[0];
    expect(header("payments.csv")).toBe(
      "payment_id,customer_id,session_id,attempt_ts,method,card_bin,payment_country,ip_hash,device_id,amount,result,is_fraud_label",
    );
    expect(header("fraud_scenarios.csv")).toBe(
      "payment_id,customer_id,kind,scenario,ring_id,true_fraud",
    );
    expect(header("id_links.csv")).toBe("file,customer_id");
  });

  it("are in the manifest with their SHA-256, the seed, the scale and the rows", async () => {
    const manifest = manifestOf("one");
    expect(manifest).toMatchObject({ version: 1, seed: 5, scale: 1, defects: [] });
    expect(manifest.rows["events"]).toBe(71_694);
    expect(Object.keys(manifest.files)).toHaveLength(TABLE_FILES.length - 1 + 60);
    for (const [file, hash] of Object.entries(manifest.files))
      expect(await sha256OfFile(at(`one/${file}`)), file).toBe(hash);
  });

  it("have cards of 900 by 560 pixels", async () => {
    const card = await loadImage(at("one/synthetic_id_cards/id_0000.png"));
    expect([card.width, card.height]).toEqual([900, 560]);
  });

  it("are the same bytes for the same seed", async () => {
    await generate("again", { seed: 5 });
    expect(manifestOf("again")).toEqual(manifestOf("one"));
  });

  it("are other bytes for another seed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 6, max: 1_000_000 }), async (seed) => {
        await generate("other", { seed });
        const [one, other] = [manifestOf("one"), manifestOf("other")];
        expect(other.rows).toEqual(one.rows);
        const same = Object.keys(one.files).filter((file) => one.files[file] === other.files[file]);
        expect(same).toEqual([]);
      }),
      { numRuns: 2, seed: 1 },
    );
  });

  it("begin with the same records at a greater scale", async () => {
    await generate("two", { seed: 5, scale: 2 });
    const events = readFileSync(at("one/events.jsonl"), "utf8");
    expect(readFileSync(at("two/events.jsonl"), "utf8").startsWith(events)).toBe(true);
    expect(manifestOf("two").rows["events"]).toBe(2 * 71_694);
    for (const file of ["products.csv", "synthetic_id_labels.csv", "id_links.csv"])
      expect(manifestOf("two").files[file], file).toBe(manifestOf("one").files[file]);
  });
});

describe("where a dataset is put", () => {
  it("a folder with files of another origin is refused and left alone", async () => {
    const own = mkdtempSync(path.join(folder, "own-"));
    writeFileSync(path.join(own, "thesis.txt"), "mine");
    const result = await generateKivendtout({ out: own });
    expect(result).toMatchObject({ ok: false, error: { code: "generator.badOption" } });
    expect(readdirSync(own)).toEqual(["thesis.txt"]);
  });

  it("such a folder is replaced when asked for", async () => {
    const own = mkdtempSync(path.join(folder, "own-"));
    writeFileSync(path.join(own, "thesis.txt"), "mine");
    expect((await generateKivendtout({ out: own, force: true })).ok).toBe(true);
    expect(existsSync(path.join(own, "thesis.txt"))).toBe(false);
  });

  it("a cancelled run leaves nothing", async () => {
    const before = readdirSync(folder);
    let asked = 0;
    const result = await generateKivendtout({
      out: at("cancelled"),
      scale: 50,
      cancelled: () => ++asked > 1,
    });
    expect(result).toMatchObject({ ok: false, error: { code: "dataset.cancelled" } });
    expect(readdirSync(folder)).toEqual(before);
  });

  it("reports progress unit by unit", async () => {
    const seen: number[] = [];
    await generate("progress", {
      scale: 2,
      onProgress: ({ done, total }) => seen.push(done, total),
    });
    expect(seen).toEqual([1, 2, 2, 2]);
  });

  it.each([
    ["scale", { scale: 0 }],
    ["scale", { scale: 1.5 }],
    ["seed", { seed: -1 }],
    ["out", { out: "" }],
  ])("a wrong %s is refused by name", async (field, wrong) => {
    const result = await generateKivendtout({ out: at("wrong"), ...wrong });
    expect(result).toMatchObject({
      ok: false,
      error: { code: "generator.badOption", where: { field } },
    });
  });
});
