import { mkdir, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { isExpected, KIVENDTOUT_TABLES } from "#shared/domain/schema";
import { isTableFile } from "#shared/ingest/discover";
import { listFiles } from "#services/datasets/listFiles";
import { OpenDatasets } from "#services/datasets/openDatasets";
import { mustBeOk, SMALL_DATASET, temporaryFolder, writeFiles } from "../../support/hostFixture";

const datasets = () => new OpenDatasets("/nowhere/demo");

const aFolder = async (files: Readonly<Record<string, string>> = SMALL_DATASET) =>
  writeFiles(path.join(await temporaryFolder(), "my data"), files);

describe("opening", () => {
  it("lists the files of a folder and of those inside it, sorted", async () => {
    const opened = mustBeOk(await datasets().open(await aFolder()));
    expect(opened.label).toBe("my data");
    expect(opened.files).toEqual([
      { name: "events.jsonl", size: 0 },
      { name: "payments.csv", size: SMALL_DATASET["payments.csv"].length },
      { name: "synthetic_id_cards/carte n° 1.png", size: 18 },
    ]);
  });

  it("leaves out hidden entries and folders too deep down", async () => {
    const folder = await aFolder({
      "payments.csv": "",
      ".hidden.csv": "",
      ".git/config.csv": "",
      "a/b/c/in.csv": "",
      "a/b/c/d/out.csv": "",
    });
    const { files } = mustBeOk(await datasets().open(folder));
    expect(files.map((file) => file.name)).toEqual(["a/b/c/in.csv", "payments.csv"]);
  });

  it.each(["transactions.csv", "capture.jsonl", "t.parquet", "t.csv.gz", "T.JSONL.GZ"])(
    "takes a single file such as %s, and lists nothing beside it",
    async (name) => {
      const folder = await aFolder({ [name]: "x", "payments.csv": "" });
      const opened = mustBeOk(await datasets().open(path.join(folder, name)));
      expect(opened).toMatchObject({ label: name, files: [{ name, size: 1 }] });
    },
  );

  it.each(["notes.txt", "payments.xlsx", "archive.gz", "csv"])(
    "refuses the single file %s",
    async (name) => {
      const folder = await aFolder({ [name]: "x" });
      expect(await datasets().open(path.join(folder, name))).toMatchObject({
        error: { code: "dataset.notADataset" },
      });
    },
  );

  it("refuses a folder with no file named after a table", async () => {
    const folder = await aFolder({ "notes.csv": "", "payments.txt": "" });
    const refused = await datasets().open(folder);
    expect(refused).toMatchObject({ error: { code: "dataset.notADataset" } });
    expect(!refused.ok && refused.error.tip).toContain("payments.csv");
  });

  it.each(["", "relative", "~/data"])(
    "refuses the path %j, which is not absolute",
    async (given) => {
      expect(await datasets().open(given)).toMatchObject({ error: { code: "dataset.notFound" } });
    },
  );

  it("says that there is nothing at a path, also for impossible ones", async () => {
    const folder = await aFolder();
    for (const given of [`${folder}/missing`, `${folder}/payments.csv/x`, `${folder}\0`])
      expect(await datasets().open(given)).toMatchObject({ error: { code: "dataset.notFound" } });
  });

  it("knows the demo dataset, also through a link", async () => {
    const demo = await aFolder();
    const link = path.join(await temporaryFolder(), "link");
    await symlink(demo, link);
    const open = new OpenDatasets(demo);
    expect(mustBeOk(await open.open(link)).demo).toBe(true);
    expect(mustBeOk(await open.open(await aFolder())).demo).toBe(false);
  });
});

describe("a symbolic link in a dataset", () => {
  it("to another file of the dataset is read", async () => {
    const folder = await aFolder();
    await symlink(path.join(folder, "payments.csv"), path.join(folder, "orders.csv"));
    const { files } = mustBeOk(await datasets().open(folder));
    expect(files.map((file) => file.name)).toContain("orders.csv");
  });

  it("out of it, to a folder or to nothing is left out", async () => {
    const folder = await aFolder();
    const outside = await aFolder({ "secret.csv": "secret" });
    await symlink(path.join(outside, "secret.csv"), path.join(folder, "orders.csv"));
    await symlink(outside, path.join(folder, "sessions"));
    await symlink(folder, path.join(folder, "loop"));
    await symlink("/nowhere", path.join(folder, "products.csv"));
    const { files } = mustBeOk(await datasets().open(folder));
    expect(files).toHaveLength(Object.keys(SMALL_DATASET).length);
  });

  it("that took a file's place after opening is not followed", async () => {
    const folder = await aFolder();
    const outside = await aFolder({ "secret.csv": "secret" });
    const open = datasets();
    const { id } = mustBeOk(await open.open(folder));
    await rm(path.join(folder, "payments.csv"));
    await symlink(path.join(outside, "secret.csv"), path.join(folder, "payments.csv"));
    expect(await open.read(id, "payments.csv")).toMatchObject({
      error: { code: "dataset.unreadable" },
    });
  });

  it("that took a folder's place after opening is not followed", async () => {
    const folder = await aFolder({ "payments.csv": "", "sub/a.csv": "own" });
    const outside = await aFolder({ "a.csv": "secret" });
    const open = datasets();
    const { id } = mustBeOk(await open.open(folder));
    await rename(path.join(folder, "sub"), path.join(folder, "moved"));
    await symlink(outside, path.join(folder, "sub"));
    expect(await open.read(id, "sub/a.csv")).toMatchObject({ ok: false });
  });
});

describe("reading", () => {
  it("tells the size a file has now, not the one it had", async () => {
    const folder = await aFolder();
    const open = datasets();
    const { id } = mustBeOk(await open.open(folder));
    await truncate(path.join(folder, "payments.csv"), 4);
    const { handle, size } = mustBeOk(await open.read(id, "payments.csv"));
    await handle.close();
    expect(size).toBe(4);
  });

  it("of a file deleted or replaced by a folder since is a failure that names it", async () => {
    const folder = await aFolder();
    const open = datasets();
    const { id } = mustBeOk(await open.open(folder));
    await rm(path.join(folder, "payments.csv"));
    const expected = { error: { code: "dataset.unreadable", where: { file: "payments.csv" } } };
    expect(await open.read(id, "payments.csv")).toMatchObject(expected);
    await mkdir(path.join(folder, "payments.csv"));
    expect(await open.read(id, "payments.csv")).toMatchObject(expected);
  });

  it("of a file that came after opening is refused", async () => {
    const folder = await aFolder();
    const open = datasets();
    const { id } = mustBeOk(await open.open(folder));
    await writeFile(path.join(folder, "orders.csv"), "");
    expect(await open.read(id, "orders.csv")).toMatchObject({ error: { code: "host.notFound" } });
  });
});

describe("a folder with too many entries", () => {
  it("is no dataset, and says to choose a smaller one", async () => {
    const folder = await aFolder({ "a.csv": "", "b.csv": "", "c.csv": "" });
    expect(await listFiles(folder, { depth: 3, entries: 2 })).toMatchObject({
      error: { code: "dataset.notADataset" },
    });
    expect(await listFiles(folder, { depth: 3, entries: 3 })).toMatchObject({ ok: true });
  });
});

describe("a folder counts as a dataset", () => {
  const tables = KIVENDTOUT_TABLES.filter((spec) => isExpected(spec)).map(({ name }) => name);
  it.each(tables)("by its table %s", (table) => {
    expect(isTableFile(`${table}.parquet`)).toBe(true);
  });

  it.each([
    ["sub/Payments.CSV.gz", true],
    ["transactions.jsonl", true],
    ["my_payments.csv", false],
    ["id_links.csv", false],
    ["payments", false],
    ["payments.csv.zip", false],
    ["constructor.csv", false],
  ])("or not, by the file %s", (name, expected) => {
    expect(isTableFile(name)).toBe(expected);
  });
});
