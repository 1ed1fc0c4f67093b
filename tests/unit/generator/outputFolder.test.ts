import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeManifest } from "#generator/write/manifest";
import { fillFolder } from "#generator/write/outputFolder";
import { fail, ok } from "#shared/domain/result";

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), "output-")));
});
afterEach(() => rmSync(root, { recursive: true }));

const at = (...names: string[]) => path.join(root, ...names);
const put = (file: string, text: string) => writeFileSync(at(file), text);

/** Writes a dataset of two files that say `text`, and their manifest. */
const dataset = (text: string) => async (folder: string) => {
  mkdirSync(path.join(folder, "cards"));
  const files = ["payments.csv", "cards/one.png"];
  for (const file of files) writeFileSync(path.join(folder, file), text);
  await writeManifest(folder, { generator: "g", seed: 1, scale: 1, rows: {}, defects: [] }, files);
  return ok(null);
};
const fill = (text: string, force = false, out = at("demo")) =>
  fillFolder({ out, force }, dataset(text));
const said = () => readFileSync(at("demo", "payments.csv"), "utf8");

describe("the output folder of a generator", () => {
  it("is replaced where it holds only what an earlier run wrote", async () => {
    await fill("old");
    expect(await fill("new")).toEqual(ok(null));
    expect(said()).toBe("new");
    expect(readdirSync(root)).toEqual(["demo"]);
  });

  it.each(["notes.txt", "cards/notes.txt"])(
    "is refused, naming the file, where %s was put beside what a run wrote",
    async (name) => {
      await fill("old");
      put(`demo/${name}`, "mine");
      const result = await fill("new");
      expect(result).toMatchObject({ ok: false, error: { code: "generator.badOption" } });
      expect(JSON.stringify(result)).toContain(name);
      expect(readFileSync(at("demo", name), "utf8")).toBe("mine");
      expect(said()).toBe("old");
      expect(readdirSync(root)).toEqual(["demo"]);
    },
  );

  it("is refused where a file comes while the dataset is written", async () => {
    await fill("old");
    const result = await fillFolder({ out: at("demo"), force: false }, (folder) => {
      put("demo/notes.txt", "mine");
      return dataset("new")(folder);
    });
    expect(result.ok).toBe(false);
    expect(readFileSync(at("demo", "notes.txt"), "utf8")).toBe("mine");
    expect(readdirSync(root)).toEqual(["demo"]);
  });

  it("is refused where manifest.json is of another program", async () => {
    mkdirSync(at("demo"));
    put("demo/manifest.json", '{"name":"an app"}');
    expect((await fill("new")).ok).toBe(false);
    expect(readdirSync(at("demo"))).toEqual(["manifest.json"]);
  });

  it("is refused where it is a file, also with force", async () => {
    put("demo", "mine");
    expect((await fill("new", true)).ok).toBe(false);
    expect(readFileSync(at("demo"), "utf8")).toBe("mine");
  });

  it("is filled behind a link, which stays", async () => {
    mkdirSync(at("disk"));
    symlinkSync(at("disk"), at("demo"));
    expect((await fill("new")).ok).toBe(true);
    expect(said()).toBe("new");
    expect(readdirSync(at("disk")).sort()).toEqual(["cards", "manifest.json", "payments.csv"]);
  });

  it.each([
    ["the root", path.parse(process.cwd()).root],
    ["the home directory", homedir()],
    ["the current directory", process.cwd()],
    ["what holds the current directory", path.dirname(process.cwd())],
  ])("is never %s, also with force", async (_, out) => {
    let asked = false;
    const result = await fillFolder({ out, force: true }, () => {
      asked = true;
      return Promise.resolve(fail("dataset.cancelled", "Not to be reached."));
    });
    expect(result).toMatchObject({ ok: false, error: { code: "generator.badOption" } });
    expect(asked).toBe(false);
  });

  it("keeps the old dataset where the new one is gone before it is put there", async () => {
    await fill("old");
    const result = await fillFolder({ out: at("demo"), force: false }, (folder) => {
      rmSync(folder, { recursive: true });
      return Promise.resolve(ok(null));
    });
    expect(result.ok).toBe(false);
    expect(said()).toBe("old");
    expect(readdirSync(root)).toEqual(["demo"]);
  });

  it("is as it was where the request to cancel comes after the last table", async () => {
    await fill("old");
    const choice = { out: at("demo"), force: false, cancelled: () => true };
    const result = await fillFolder(choice, dataset("new"));
    expect(result).toMatchObject({ ok: false, error: { code: "dataset.cancelled" } });
    expect(said()).toBe("old");
    expect(readdirSync(root)).toEqual(["demo"]);
  });
});
