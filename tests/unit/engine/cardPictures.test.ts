import { beforeEach, describe, expect, it } from "vitest";
import type { EngineSource } from "#shared/contract/engine";
import { ok } from "#shared/domain/result";
import { Engine } from "../../../renderer/workers/engine/engine";
import { bytesOf, type Files } from "../../support/memorySource";
import { smallDataset } from "../../support/smallDataset";
import { csvText } from "../../support/tableFiles";

const PICTURE = "synthetic_id_cards/id_0001.png";
const files: Files = {
  "synthetic_id_labels.csv": csvText(smallDataset(4).synthetic_id_labels),
  [PICTURE]: Uint8Array.of(1, 2, 3),
};
const LABELS = "synthetic_id_labels";

describe("the picture of an ID card", () => {
  const read: string[] = [];
  const picked = Object.entries(files).map(([name, content]) => {
    const bytes = Uint8Array.from(bytesOf(content));
    const slice = (start: number, end: number) => {
      read.push(name);
      return { arrayBuffer: () => Promise.resolve(bytes.buffer.slice(start, end)) };
    };
    return { name, file: { size: bytes.length, slice } };
  });
  const sourceOf = (chosen: typeof picked): EngineSource => ({
    kind: "picked",
    label: "cards",
    files: chosen,
  });
  const engine = new Engine({
    fetch: () => Promise.reject(new Error("nothing is fetched")),
    now: () => 0,
    breathe: () => Promise.resolve(),
  });
  let generation = 0;
  const open = async (chosen: typeof picked): Promise<void> => {
    const loaded = await engine.load(sourceOf(chosen), () => undefined);
    if (loaded.ok) ({ generation } = loaded.value);
  };
  beforeEach(async () => {
    read.length = 0;
    await open(picked);
  });

  it("is not read before its record is revealed", async () => {
    await engine.reveal(generation, { table: LABELS, record: 1 });
    expect(await engine.cardPicture(generation, 2)).toEqual(ok(null));
    expect(read).not.toContain(PICTURE);
  });

  it("is given once its record is revealed, until everything is masked again", async () => {
    await engine.reveal(generation, { table: LABELS, record: 2 });
    expect(await engine.cardPicture(generation, 2)).toEqual(ok(Uint8Array.of(1, 2, 3)));
    await engine.mask(generation, null);
    expect(await engine.cardPicture(generation, 2)).toEqual(ok(null));
  });

  it("is given of no other load than the one that is meant", async () => {
    await engine.reveal(generation, null);
    expect(await engine.cardPicture(generation - 1, 2)).toMatchObject({
      error: { code: "dataset.notFound" },
    });
    expect(read).not.toContain(PICTURE);
  });

  it("is null where the dataset has no such file, and for a record that is none", async () => {
    await engine.reveal(generation, null);
    expect(await engine.cardPicture(generation, 1)).toEqual(ok(null));
    expect(await engine.cardPicture(generation, 99)).toEqual(ok(null));
  });

  it("whose file cannot be read any more is an error that names it", async () => {
    const moved = () => ({ arrayBuffer: () => Promise.reject(new Error("moved")) });
    const broken = picked.map(({ name, file }) =>
      name === PICTURE ? { name, file: { ...file, slice: moved } } : { name, file },
    );
    await open(broken);
    await engine.reveal(generation, null);
    expect(await engine.cardPicture(generation, 2)).toMatchObject({
      ok: false,
      error: { code: "dataset.unreadable", where: { file: PICTURE }, detail: "moved" },
    });
  });
});
