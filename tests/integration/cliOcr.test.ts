import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { drawPrintedCard } from "#generator/kivendtout/cards/drawCard";
import { Random } from "#generator/random";
import { run } from "../support/runCli";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kivendtout-ocr-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Line {
  file: string;
  fields: Record<string, { value: string; box: object | null }>;
  decision: string;
  problem: string | null;
  found: string | null;
}

it("kivendtout ocr reads a drawn card and says of a file that is none what it is", async () => {
  const printed = {
    last_name: "MARCHAND",
    first_name: "LUCIE",
    sex: "F",
    birthdate: "1990-12-24",
    doc_number: "ID7402716",
    expiry: "2031-07-14",
  };
  const card = drawPrintedCard(Random.seeded(3), printed);
  await writeFile(path.join(folder, "card.png"), await card.encode("png"));
  await writeFile(path.join(folder, "drawing.png"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
  const { code, out } = await run("ocr", folder, "--json", "--jobs", "1", "--on", "2026-01-01");
  const [read, none] = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  const values = Object.entries(read!.fields).map(([field, { value }]) => [field, value]);
  expect(Object.fromEntries(values)).toEqual(printed);
  expect(Object.values(read!.fields).every(({ box }) => box !== null)).toBe(true);
  expect(none).toMatchObject({
    file: "drawing.png",
    problem: "unreadable_image",
    found: "svg",
    decision: "check_by_hand",
  });
  expect(code).toBe(1);
});
