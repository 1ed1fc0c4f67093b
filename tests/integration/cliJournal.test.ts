import { copyFile, readFile, rm, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/hostFixture";
import { aNote, aTriage, startJournals } from "../support/journalFixtures";
import { run } from "../support/runCli";

/** A journal of three entries. */
async function threeEntries() {
  const started = await startJournals();
  await started.append(aNote("one"));
  started.now = new Date("2026-01-03T00:00:00Z");
  const [second] = await started.append(aNote("two"));
  const [third] = await started.append(aTriage("customer:C1", "confirmed_fraud"));
  return { file: started.place.journal, head: started.place.head, second: second!, third: third! };
}

async function edit(file: string, before: string, after: string): Promise<void> {
  await writeFile(file, (await readFile(file, "utf8")).replace(before, after));
}

describe("journal verify", () => {
  it("says what an intact journal holds", async () => {
    const { file, third } = await threeEntries();
    const { code, out, err } = await run("journal", "verify", file);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("3 good entries, 2026-01-02T03:04:05.000Z to 2026-01-03T00:00:00.000Z");
    expect(out).toContain(`Head: ${third.hash} (entry 3)`);
    expect(out).toContain("Intact");
  });

  it("names the line of a change, and the good entries before it", async () => {
    const { file } = await threeEntries();
    await edit(file, '"two"', '"2"');
    const { code, out } = await run("journal", "verify", file);
    expect(code).toBe(1);
    expect(out).toContain("1 good entry,");
    expect(out).toContain("Line 3 (entry 2) was changed");
    expect(out).not.toContain("Intact");
  });

  it("says the same as JSON", async () => {
    const { file, third } = await threeEntries();
    await edit(file, '"two"', '"2"');
    const { code, out } = await run("journal", "verify", "--json", file);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      file,
      intact: false,
      dataset: { label: "shop" },
      entries: 1,
      head: { seq: 1 },
      acknowledged: { seq: 3, hash: third.hash },
      given: null,
      findings: [{ line: 3, reason: "wrong_hash" }],
    });
  });

  it("tells entries removed at the end by head.json, or by a hash noted earlier, and says where it has neither", async () => {
    const { file, head, second, third } = await threeEntries();
    const text = await readFile(file, "utf8");
    await truncate(file, Buffer.byteLength(text.slice(0, text.trimEnd().lastIndexOf("\n") + 1)));
    expect((await run("journal", "verify", file)).out).toContain("Entry 3, which was acknowledged");
    await rm(head);
    const without = await run("journal", "verify", file);
    expect(without.code).toBe(0);
    expect(without.out).toContain("entries removed at the end cannot be told");
    expect(await run("journal", "verify", file, "--head", third.hash)).toMatchObject({ code: 1 });
    const kept = await run("journal", "verify", file, "--head", second.hash.toUpperCase());
    expect(kept.code).toBe(0);
    expect(kept.out).toContain("that of entry 2");
  });

  it("does not hold a copy against the head of the file it was taken from", async () => {
    const { file } = await threeEntries();
    const copy = path.join(path.dirname(file), "journal.damaged-1.jsonl");
    await copyFile(file, copy);
    await edit(copy, '"two"', '"2"');
    const { out } = await run("journal", "verify", copy);
    expect(out).toContain("There is no head.json");
    expect(out).toContain("Line 3 (entry 2) was changed");
  });

  it.each([
    [["journal"], "Say verify or show."],
    [["journal", "mend", "x"], "Say verify or show."],
    [["journal", "verify"], "PATH is missing."],
    [["journal", "verify", "x", "--head", "abc"], "64 hexadecimal digits"],
  ])("refuses %j with its usage", async (argv, said) => {
    const { code, err } = await run(...argv);
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(err).toContain("Usage: npx kivendtout journal verify FILE");
  });

  it("ends with 2 where there is no file, or a folder", async () => {
    const folder = await temporaryFolder();
    for (const file of [folder, path.join(folder, "journal.jsonl")]) {
      const { code, err } = await run("journal", "verify", file);
      expect(code).toBe(2);
      expect(err).toContain("cannot be read");
    }
  });
});

describe("journal show", () => {
  it("lists the entries, one a line", async () => {
    const { file } = await threeEntries();
    const { code, out } = await run("journal", "show", file);
    expect(code).toBe(0);
    const lines = out.trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[3]).toMatch(/^ {4}3 {2}2026-01-03T00:00:00\.000Z {2}Ana {2}triaged {2}\{"alerts"/);
  });

  it("lists the good entries of a damaged one, and says what is wrong on stderr", async () => {
    const { file } = await threeEntries();
    await edit(file, '"two"', '"2"');
    const { code, out, err } = await run("journal", "show", file);
    expect([code, out.trimEnd().split("\n").length]).toEqual([1, 2]);
    expect(err).toContain("Line 3 (entry 2) was changed");
  });

  it("shows nothing that could move the cursor of a terminal", async () => {
    const started = await startJournals();
    started.investigator = "Eve\u001b[2J";
    await started.append(aNote("\u001b]0;x\u0007"));
    const { out } = await run("journal", "show", started.place.journal);
    expect(out.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });
});
