import { readFile, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EVIDENCE_LIMIT } from "#shared/evidence/format";
import { anEvidenceFile, hashText } from "../support/evidenceFixtures";
import { temporaryFolder } from "../support/hostFixture";
import { run } from "../support/runCli";

/** An evidence file on the disk, with a change made to its text. */
async function evidenceFile(change: (text: string) => string = (text) => text): Promise<string> {
  const file = path.join(await temporaryFolder(), "evidence.html");
  await writeFile(file, change(new TextDecoder().decode(await anEvidenceFile())));
  return file;
}

describe("evidence verify", () => {
  it("says what an intact file is of", async () => {
    const file = await evidenceFile();
    const { code, out, err } = await run("evidence", "verify", file);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Ring of the phone, as of 2025-11-01T00:00:08.000Z");
    expect(out).toContain("Dataset: shop (SHA-256");
    expect(out).toContain("11 of 11 parts intact");
    expect(out).toContain("Intact: nothing was changed");
  });

  it("names the part that was changed", async () => {
    const file = await evidenceFile((text) => text.replace('"cells":["P1"', '"cells":["P2"'));
    const { code, out } = await run("evidence", "verify", file);
    expect(code).toBe(1);
    expect(out).toContain("Part data.payments was changed");
    expect(out).toContain("10 of 11 parts intact");
    expect(out).toContain("which may have been changed");
    expect(out).not.toContain("Intact");
  });

  it("says the same as JSON", async () => {
    const file = await evidenceFile((text) => text.replace("<body>", "<body >"));
    const { code, out } = await run("evidence", "verify", "--json", file);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      file,
      intact: false,
      title: "Ring of the phone",
      dataset: { label: "shop" },
      by: "Ana",
      findings: [{ reason: "frame_changed", part: null }],
    });
  });

  it("tells a file that was sealed anew by the hash in the journal", async () => {
    const file = await evidenceFile();
    const hash = hashText(await readFile(file));
    const same = await run("evidence", "verify", file, "--sha256", hash.toUpperCase());
    expect(same.code).toBe(0);
    const other = await run("evidence", "verify", file, "--sha256", "0".repeat(64));
    expect(other.code).toBe(1);
    expect(other.out).toContain("another than the one with the hash given");
    expect(other.out).not.toContain("Intact");
  });

  it("refuses what is no evidence file, is too large, or cannot be read", async () => {
    const other = await evidenceFile(() => "<!doctype html>\n<p>Hello</p>\n");
    expect(await run("evidence", "verify", other)).toMatchObject({ code: 2, out: "" });
    const huge = await evidenceFile();
    await truncate(huge, EVIDENCE_LIMIT + 1);
    const refused = await run("evidence", "verify", huge);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("at most 64 MiB");
    const missing = await run("evidence", "verify", path.join(path.dirname(huge), "no.html"));
    expect(missing.code).toBe(2);
    expect(missing.err).toContain("cannot be read");
    const folder = await run("evidence", "verify", path.dirname(huge));
    expect(folder.code).toBe(2);
    expect(folder.err).toContain("is no file");
  });

  it("gives a terminal no signs of control that a file was given", async () => {
    const file = await evidenceFile((text) =>
      text
        .replaceAll('"asOf":"2025', '"asOf":"\\u001b[2J2025')
        .replaceAll("shop", "\\u001b[31mshop"),
    );
    const { code, out } = await run("evidence", "verify", file);
    expect(code).toBe(1);
    expect(out).toContain("[2J2025");
    expect(out).not.toContain("\u001b");
  });

  it("refuses bad usage", async () => {
    expect((await run("evidence")).code).toBe(2);
    expect((await run("evidence", "verify")).code).toBe(2);
    expect((await run("evidence", "verify", "x", "--sha256", "12")).err).toContain("64");
  });
});
