import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ByteSource } from "#shared/ingest/source";
import { UnreadableFile } from "#shared/ingest/source";
import { fingerprintOf } from "../../../renderer/workers/engine/fingerprint";
import { memoryDataset } from "../../support/memorySource";

const hash = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");
const working = { breathe: () => Promise.resolve(), stopped: () => false };

describe("the fingerprint of a dataset", () => {
  it("is the hash of each file in order of name, and of the list as sha256sum prints it", async () => {
    const source = memoryDataset({ "orders.csv": "b", "cards/1.png": "a" });
    const found = await fingerprintOf(source, working);
    const list = `${hash("a")}  cards/1.png\n${hash("b")}  orders.csv\n`;
    expect(found).toEqual({
      ok: true,
      value: {
        files: [
          { name: "cards/1.png", bytes: 1, sha256: hash("a") },
          { name: "orders.csv", bytes: 1, sha256: hash("b") },
        ],
        sha256: hash(list),
      },
    });
  });

  it("reads a large file in stretches", async () => {
    const bytes = Uint8Array.from({ length: 9_000_000 }, (_, at) => (at * 7) & 255);
    const asked: number[] = [];
    const file: ByteSource = {
      name: "events.jsonl",
      size: bytes.length,
      read: (start, end) => {
        asked.push(end - start);
        return Promise.resolve(bytes.slice(start, end).buffer);
      },
    };
    const found = await fingerprintOf({ label: "shop", files: [file] }, working);
    expect(found).toMatchObject({ value: { files: [{ sha256: hash(bytes) }] } });
    expect(Math.max(...asked)).toBeLessThan(bytes.length);
  });

  it("names the file that cannot be read, and stops when another dataset is opened", async () => {
    const file: ByteSource = {
      name: "orders.csv",
      size: 3,
      read: () => Promise.reject(new UnreadableFile("gone")),
    };
    const source = { label: "shop", files: [file] };
    expect(await fingerprintOf(source, working)).toMatchObject({
      error: { code: "dataset.unreadable", where: { file: "orders.csv" } },
    });
    expect(await fingerprintOf(source, { ...working, stopped: () => true })).toMatchObject({
      error: { code: "dataset.cancelled" },
    });
  });
});
