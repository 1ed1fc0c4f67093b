import { spawn, type ChildProcess } from "node:child_process";
import { watch } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "../../electron/build/ensureBuilt.mjs";

const root = path.resolve(import.meta.dirname, "../..");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kivendtout-process-"));
  expect(await ensureBuilt(root)).toMatchObject({ ok: true });
});
afterAll(() => rm(folder, { recursive: true }));

const start = (script: string, ...args: string[]): ChildProcess =>
  spawn(process.execPath, [path.join(root, script), ...args], { cwd: root });
const cli = (...args: string[]) => start("electron/cli/bin.mjs", ...args);

async function ending(child: ChildProcess): Promise<{ code: number | null; err: string }> {
  let err = "";
  child.stderr?.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, err };
}

describe("the command line as a process", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "leaves nothing behind when %s ends a generation, and ends with 2",
    async (signal) => {
      const place = await mkdtemp(path.join(folder, "signal-"));
      const begun = new Promise((resolve) => watch(place).once("change", resolve));
      const child = cli("generate", "--scale", "200", "--out", path.join(place, "demo"));
      const ended = ending(child);
      await begun;
      child.kill(signal);
      // npm passes a Ctrl-C on to a process that has had it already.
      child.kill(signal);
      const { code, err } = await ended;
      expect(code).toBe(2);
      expect(err).toContain("cancelled");
      expect(await readdir(place)).toEqual([]);
    },
  );

  it("ends quietly with its own code when the reader of its output has gone", async () => {
    const out = path.join(folder, "demo");
    expect(await ending(cli("generate", "--out", out))).toMatchObject({ code: 0 });
    const child = cli("inspect", out, "--html", "-");
    child.stdout?.destroy();
    expect(await ending(child)).toEqual({ code: 0, err: "" });
  });

  it("writes a report larger than a pipe's buffer whole", async () => {
    const child = cli("inspect", path.join(folder, "demo"), "--json");
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => (text += chunk.toString()));
    expect(await ending(child)).toEqual({ code: 0, err: "" });
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });
});

describe("the development tools", () => {
  it.each([
    ["electron/dev.mjs", "--no-open", "Usage: npm run dev"],
    ["tests/bench/run.mjs", "--fast", "Usage: npm run bench"],
    ["tests/bench/run.mjs", "explode", "There is no bench explode."],
  ])("%s refuses %s with its usage and 2", async (script, argument, said) => {
    const { code, err } = await ending(start(script, argument));
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(err).not.toContain("    at ");
  });
});
