import { rm } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { RecentDataset } from "#shared/contract/methods";
import { RECENT_LIMIT } from "#services/recentDatasets";
import {
  createTestServices,
  mustBeOk,
  SMALL_DATASET,
  temporaryFolder,
  writeFiles,
} from "../../support/hostFixture";

/** Services over one configuration folder, with a clock that moves a minute at each look. */
async function setUp() {
  const folder = await temporaryFolder();
  let minute = 0;
  const options = {
    configDir: path.join(folder, "config"),
    demoDir: path.join(folder, "demo"),
    now: () => new Date(Date.UTC(2026, 0, 1, 0, minute++)),
  };
  const services = await createTestServices(options);
  const call = async (method: string, input: unknown) =>
    mustBeOk(await services.dispatch({ method, input }));
  const open = async (name: string) => {
    const at = await writeFiles(path.join(folder, name), SMALL_DATASET);
    await call("dataset.open", { path: at });
    return at;
  };
  const recent = async () => (await call("dataset.recent", {})) as RecentDataset[];
  return { options, call, open, recent };
}

describe("recent datasets", () => {
  it("are listed newest first, each once, with the time of opening", async () => {
    const { open, recent } = await setUp();
    for (const name of ["first", "second", "first"]) await open(name);
    expect((await recent()).map(({ label, openedAt }) => [label, openedAt])).toEqual([
      ["first", "2026-01-01T00:02:00.000Z"],
      ["second", "2026-01-01T00:01:00.000Z"],
    ]);
  });

  it("are kept to the newest dozen", async () => {
    const { open, recent } = await setUp();
    for (let i = 0; i <= RECENT_LIMIT; i++) await open(`set ${i}`);
    const labels = (await recent()).map(({ label }) => label);
    expect(labels).toHaveLength(RECENT_LIMIT);
    expect(labels[0]).toBe(`set ${RECENT_LIMIT}`);
    expect(labels).not.toContain("set 0");
  });

  it("survive a new start", async () => {
    const { options, open } = await setUp();
    await open("kept");
    const restarted = await createTestServices(options);
    const list = mustBeOk(await restarted.dispatch({ method: "dataset.recent", input: {} }));
    expect(list).toMatchObject([{ label: "kept" }]);
  });

  it("say which folders are gone, and are forgotten when asked", async () => {
    const { call, open, recent } = await setUp();
    const [gone, kept] = [await open("gone"), await open("kept")];
    await rm(gone, { recursive: true });
    expect((await recent()).map(({ path, present }) => [path, present])).toEqual([
      [kept, true],
      [gone, false],
    ]);
    expect(await call("dataset.forget", { path: gone })).toMatchObject([{ path: kept }]);
    expect(await recent()).toHaveLength(1);
  });

  it("do not hold the demo dataset, nor what could not be opened", async () => {
    const { call, open, recent, options } = await setUp();
    await open("demo");
    await expect(call("dataset.open", { path: `${options.demoDir}/missing` })).rejects.toThrow();
    expect(await recent()).toEqual([]);
  });

  it("that cannot be read are reported, and keep no dataset from opening", async () => {
    const folder = await temporaryFolder();
    const configDir = await writeFiles(path.join(folder, "config"), { "recent.json": "{" });
    const services = await createTestServices({ configDir });
    const info = await services.dispatch({ method: "app.info", input: {} });
    expect(info).toMatchObject({
      value: { problems: [{ code: "settings.unreadable", where: { file: "recent.json" } }] },
    });
    const at = await writeFiles(path.join(folder, "data"), SMALL_DATASET);
    expect(await services.dispatch({ method: "dataset.open", input: { path: at } })).toMatchObject({
      ok: true,
    });
  });
});
