import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

/** Files git knows or would add, relative to the project. */
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && file !== "package-lock.json");

const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const lines = (file: string): number => read(file).trimEnd().split("\n").length;

const code = files.filter((file) => /\.(ts|tsx|mjs|cjs|css)$/.test(file));

describe("the project's files", () => {
  it("stay below 400 lines each", () => {
    const long = code.filter((file) => lines(file) > 400);
    expect(long.map((file) => `${file}: ${lines(file)}`)).toEqual([]);
  });

  it("keep worker shells to 20 lines over a class that runs in Node", () => {
    const shells = code.filter((file) => /^renderer\/workers\/[^/]+\.worker\.ts$/.test(file));
    expect(shells.length).toBeGreaterThan(0);
    expect(shells.filter((file) => lines(file) > 20)).toEqual([]);
  });

  it("make workers only beside their shells, from files named *.worker.ts", () => {
    const made = code
      .filter((file) => /^(renderer|shared)\//.test(file))
      .flatMap((file) =>
        [...read(file).matchAll(/new Worker\(\s*(?:new URL\("([^"]+)")?/g)].map(
          (match) => `${file}: ${match[1] ?? "not a file of its own"}`,
        ),
      );
    expect(made.length).toBeGreaterThan(0);
    const allowed = /^renderer\/workers\/start[A-Z]\w*\.ts: \.\/\w+\.worker\.ts$/;
    expect(made.filter((place) => !allowed.test(place))).toEqual([]);
  });

  it("hold none of the published dataset", () => {
    const tables = files.filter((file) => /\.(csv|parquet|jsonl)(\.gz)?$/.test(file));
    const cards = files.filter((file) => /id_\d{4}\.png$/.test(file));
    expect([...tables, ...cards].filter((file) => !file.startsWith("tests/support/"))).toEqual([]);
  });

  it("use no unchecked type escape", () => {
    const own = code.filter((file) => /\.tsx?$/.test(file) && !file.startsWith("tests/"));
    const escapes = own.filter((file) => /@ts-ignore|@ts-nocheck|eslint-disable/.test(read(file)));
    expect(escapes).toEqual([]);
  });
});
