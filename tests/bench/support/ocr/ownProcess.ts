import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { openCardReader, readerParts } from "#services/identity/cardReader";

/** What one process measures that reads pictures one after the other in its only thread. */
export interface Reading {
  /** Milliseconds from nothing loaded to the first picture read. */
  readonly first: number;
  /** Milliseconds of each picture after it. */
  readonly warm: readonly number[];
  /** Processor milliseconds of each of these; above `warm` where more than one core works. */
  readonly processor: readonly number[];
  /** MiB after each picture. */
  readonly resident: readonly number[];
  readonly heap: readonly number[];
  /** Greatest resident set size, MiB. */
  readonly peak: number;
}

/** Reads the files of a folder in order, from the start again until there were `count`, in a fresh process. */
export function readInOwnProcess(
  script: string,
  root: string,
  folder: string,
  count: number,
): Reading {
  const args = [root, folder, count].map((value) => JSON.stringify(value)).join(", ");
  const code = `
    const { readHere } = await import(${JSON.stringify(script)});
    process.stdout.write(JSON.stringify(await readHere(${args})));`;
  const run = spawnSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", code], {
    encoding: "utf8",
    maxBuffer: 16 << 20,
  });
  if (run.status !== 0) throw new Error(`reading ${folder} failed: ${run.stderr}`);
  return JSON.parse(run.stdout.slice(run.stdout.lastIndexOf("\n{") + 1)) as Reading;
}

const MIB = 2 ** 20;

export async function readHere(root: string, folder: string, count: number): Promise<Reading> {
  const files = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(path.join(folder, name)));
  const reader = openCardReader({ ...readerParts(root), size: 1 });
  const times: number[] = [];
  const processor: number[] = [];
  const resident: number[] = [];
  const heap: number[] = [];
  for (let n = 0; n <= count; n++) {
    const before = process.cpuUsage();
    const start = performance.now();
    const read = await reader.read(files[n % files.length]!);
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
    if (!read.ok) throw new Error(read.error.message);
    globalThis.gc?.();
    resident.push(process.memoryUsage.rss() / MIB);
    heap.push(process.memoryUsage().heapUsed / MIB);
  }
  reader.dispose();
  const [first, ...warm] = times;
  return {
    first: first!,
    warm,
    processor: processor.slice(1),
    resident,
    heap,
    peak: process.resourceUsage().maxRSS / 1024,
  };
}

/** By how much values grow with each step: the least-squares line through the second half of them. */
export function growth(values: readonly number[]): number {
  const half = values.slice(Math.floor(values.length / 2));
  const middle = (half.length - 1) / 2;
  const mean = half.reduce((sum, value) => sum + value, 0) / half.length;
  let above = 0;
  let below = 0;
  for (const [at, value] of half.entries()) {
    above += (at - middle) * (value - mean);
    below += (at - middle) ** 2;
  }
  return above / below;
}
