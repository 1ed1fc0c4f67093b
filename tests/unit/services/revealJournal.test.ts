import { appendFile, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { LISTED, READ_BYTES, REVEAL_FILE, RevealJournal } from "#services/revealJournal";
import { mustBeOk, temporaryFolder } from "../../support/hostFixture";

async function setUp() {
  const folder = await temporaryFolder();
  let minute = 0;
  const journal = new RevealJournal(folder, () => new Date(Date.UTC(2026, 0, 1, 0, minute++)));
  const keys = async () => mustBeOk(await journal.list()).map(({ key }) => key);
  return { journal, file: path.join(folder, REVEAL_FILE), keys };
}

const aReveal = (key: string) => ({
  dataset: "demo",
  table: "customers",
  record: 1,
  key,
  fields: ["birthdate"],
});
const aLine = (key: string) =>
  JSON.stringify({ version: 1, at: "2025-11-14T22:41:07.000Z", ...aReveal(key) });

describe("the journal of reveals", () => {
  it("is empty before the first", async () => {
    const { keys } = await setUp();
    expect(await keys()).toEqual([]);
  });

  it("lists what was recorded, newest first, with its time", async () => {
    const { journal, keys } = await setUp();
    await journal.record(aReveal("C1"));
    await journal.record(aReveal("C2"));
    expect(await keys()).toEqual(["C2", "C1"]);
    expect(mustBeOk(await journal.list()).at(-1)?.at).toBe("2026-01-01T00:00:00.000Z");
  });

  it("keeps the next entry apart from a line a crash has cut off", async () => {
    const { journal, file, keys } = await setUp();
    await journal.record(aReveal("C1"));
    await appendFile(file, '{"version":1,"at":"2026-01-01T00:0');
    await journal.record(aReveal("C2"));
    expect(await keys()).toEqual(["C2", "C1"]);
    expect((await readFile(file, "utf8")).split("\n")).toHaveLength(4);
  });

  it("keeps whatever the file holds already", async () => {
    const { journal, file } = await setUp();
    await writeFile(file, "not an entry\n");
    await journal.record(aReveal("C1"));
    expect(await readFile(file, "utf8")).toMatch(/^not an entry\n\{.*\}\n$/);
  });

  it("lists the newest alone of many", async () => {
    const { file, keys } = await setUp();
    const lines = Array.from({ length: LISTED + 5 }, (_, i) => aLine(`C${i}`));
    await writeFile(file, `${lines.join("\n")}\n`);
    const listed = await keys();
    expect(listed).toHaveLength(LISTED);
    expect(listed[0]).toBe(`C${LISTED + 4}`);
  });

  it("reads the end alone of a file that has become large", async () => {
    const { file, keys } = await setUp();
    const before = aLine("é".repeat(100)).padEnd(READ_BYTES, " ");
    await writeFile(file, `${aLine("C1")}\n${before}\n${aLine("C2")}\n`);
    expect(await keys()).toEqual(["C2"]);
  });

  it("that cannot be written is a failure, so that nothing is shown", async () => {
    const { file } = await setUp();
    await writeFile(file, "a file in the place of the folder");
    const answer = await new RevealJournal(file, () => new Date(0)).record(aReveal("C1"));
    expect(answer).toMatchObject({ ok: false, error: { code: "reveals.unwritable" } });
  });
});
