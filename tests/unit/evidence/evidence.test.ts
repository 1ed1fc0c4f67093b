// @vitest-environment jsdom
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { listOf } from "#shared/contract/list";
import { EvidenceData } from "#shared/evidence/data";
import { EVIDENCE_LIMIT, writeSeal } from "#shared/evidence/format";
import { toSvg } from "#shared/graph/export/svg";
import { readEvidence, readPicture } from "#shared/evidence/readEvidence";
import { verifyEvidence } from "#shared/evidence/verifyEvidence";
import { LOOK } from "../../support/drawnGraph";
import {
  anEvidenceFile,
  evidenceData,
  evidenceReport,
  hashBytes,
  hashText,
} from "../../support/evidenceFixtures";

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const reasonsOf = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await verifyEvidence(bytes, hashBytes)).findings.map(({ reason, part }) =>
    part === null ? reason : `${reason} ${part}`,
  );
const changed = (bytes: Uint8Array, before: string, after: string): Uint8Array => {
  const text = textOf(bytes);
  expect(text).toContain(before);
  return bytesOf(text.replace(before, after));
};

/** The part of the file a byte is in, as its marks say; null for the frame. */
function partAt(bytes: Uint8Array, at: number): string | null {
  const text = Buffer.from(bytes).toString("latin1");
  for (const [, name] of text.matchAll(/<!--part ([\w.]+)-->/g)) {
    const open = `<!--part ${name!}-->`;
    const from = text.indexOf(open) + open.length;
    if (at >= from && at < text.indexOf(`<!--/part ${name!}-->`)) return name!;
  }
  return null;
}

describe("an evidence file", () => {
  it("is intact as written, and gives back what it was written from", async () => {
    const bytes = await anEvidenceFile();
    const verified = await verifyEvidence(bytes, hashBytes);
    expect(verified).toMatchObject({ findings: [], sha256: hashText(bytes) });
    expect(verified.parts.map(({ name }) => name)).toEqual([
      "summary",
      "picture",
      "notes",
      "payments",
      ...Object.keys(evidenceData()).map((key) => `data.${key}`),
    ]);
    expect(readEvidence(bytes)).toEqual(evidenceData());
    expect(`${readPicture(bytes)!}\n`).toBe(toSvg(evidenceData().graph, LOOK));
  });

  it("is the same bytes for the same content", async () => {
    expect(await anEvidenceFile()).toEqual(await anEvidenceFile());
  });

  it("is read without running or loading anything", async () => {
    const page = new DOMParser().parseFromString(textOf(await anEvidenceFile()), "text/html");
    const scripts = [...page.querySelectorAll("script")];
    expect(scripts.every(({ type }) => type === "application/json")).toBe(true);
    expect(page.querySelector("meta[http-equiv]")!.getAttribute("content")).toContain(
      "default-src 'none'",
    );
    expect(page.querySelectorAll("[src], link, iframe, object, form")).toHaveLength(0);
    expect(page.querySelectorAll("main section svg circle").length).toBeGreaterThan(0);
    expect(page.querySelector("main #payments td")!.textContent).toBe("P1");
  });

  it("holds hostile texts as texts", async () => {
    const hostile = `</script><script>alert(1)</script><!--part notes--><!-- ]]> "'&\u2028 😀`;
    const data = evidenceData({
      notes: { nodes: [{ key: `customer:${hostile}`, text: hostile }], case: [] },
      payments: { ...evidenceData().payments, rows: [{ record: 1, cells: [hostile, null] }] },
    });
    const report = evidenceReport({ title: hostile, remarks: [hostile] });
    const bytes = await anEvidenceFile({ data, report });
    expect(await reasonsOf(bytes)).toEqual([]);
    expect(readEvidence(bytes)).toEqual(data);
    const page = new DOMParser().parseFromString(textOf(bytes), "text/html");
    expect(page.querySelectorAll("script:not([type='application/json'])")).toHaveLength(0);
    expect(page.querySelector("h1")!.textContent).toBe(hostile);
  });
});

describe("a file that is made to be in the way", () => {
  it("is read no further than the first item that is none, in the manifest and in the data", () => {
    const { success, error } = listOf(z.number()).safeParse([1, "2", "3", "4"]);
    expect(success).toBe(false);
    expect(error!.issues).toMatchObject([{ path: [1] }]);
    const rows = [{ record: 1, cells: [null, 2, 3] }];
    const data = { ...evidenceData(), payments: { ...evidenceData().payments, rows } };
    expect(EvidenceData.safeParse(data).error!.issues).toMatchObject([
      { path: ["payments", "rows", 0, "cells", 1] },
    ]);
  });

  it("has no more items than there may be", () => {
    expect(listOf(z.number(), 2).safeParse([1, 2]).data).toEqual([1, 2]);
    expect(listOf(z.number(), 2).safeParse([1, 2, 3]).success).toBe(false);
  });

  it("has no picture where one only begins", async () => {
    const begun = changed(await anEvidenceFile(), "</figure>", "<figure>\n<svg ");
    expect(readPicture(begun)).toBeNull();
  });
});

describe("a change to an evidence file", () => {
  it("of any one byte is detected, and named by the part it lies in", async () => {
    const bytes = await anEvidenceFile();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const flipped = bytes.slice();
          flipped[at]! ^= by;
          const { findings } = await verifyEvidence(flipped, hashBytes);
          expect(findings).not.toEqual([]);
          const part = partAt(bytes, at);
          if (part !== null) expect(findings.map((one) => one.part)).toContain(part);
        },
      ),
      { seed: 64_17, numRuns: 500 },
    );
  });

  it("names the part alone", async () => {
    const bytes = await anEvidenceFile();
    expect(await reasonsOf(changed(bytes, '"cells":["P1"', '"cells":["P2"'))).toEqual([
      "part_changed data.payments",
    ]);
  });

  it("is detected where the part was hashed anew and the file was not sealed anew", async () => {
    const bytes = await anEvidenceFile();
    const text = textOf(bytes);
    const part = /<!--part notes-->(.*?)<!--\/part notes-->/s.exec(text)![1]!;
    const forged = part.replace("two accounts", "ten accounts");
    const again = changed(changed(bytes, part, forged), hashText(part), hashText(forged));
    expect(await reasonsOf(again)).toEqual(["manifest_changed manifest"]);
  });

  it("is detected where everything but the hash of the frame was made anew", async () => {
    const text = textOf(await anEvidenceFile());
    const at = text.lastIndexOf("<!--seal ");
    const seal = JSON.parse(/\{.*\}/.exec(text.slice(at))![0]) as Parameters<typeof writeSeal>[0];
    const document = text.slice(0, at).replace("</html>", "</html> ");
    const again = document + writeSeal({ ...seal, document: hashText(document) });
    expect(await reasonsOf(bytesOf(again))).toEqual(["seal_changed"]);
  });

  it("around the parts is told apart from a change of the seal", async () => {
    const bytes = await anEvidenceFile();
    expect(await reasonsOf(changed(bytes, "<body>", "<body >"))).toEqual(["frame_changed"]);
    for (const name of ["document", "frame", "manifest"]) {
      const digit = new RegExp(`"${name}":"(.)`).exec(textOf(bytes).slice(-300))![1]!;
      const other = digit === "0" ? "1" : "0";
      const found = textOf(bytes).lastIndexOf(`"${name}":"`) + name.length + 4;
      const text = textOf(bytes);
      const again = text.slice(0, found) + other + text.slice(found + 1);
      expect(await reasonsOf(bytesOf(again))).toEqual(["seal_changed"]);
    }
  });

  it("at its end is a cut, wherever it is", async () => {
    const bytes = await anEvidenceFile();
    for (const kept of [bytes.length - 1, bytes.length - 40, bytes.length - 400, 2000, 60])
      expect(await reasonsOf(bytes.subarray(0, kept))).toContain("cut_off");
    expect(await reasonsOf(bytesOf(`${textOf(bytes)}\n`))).toEqual(["cut_off"]);
  });

  it("that takes a part out names it", async () => {
    const text = textOf(await anEvidenceFile());
    const without = text.replace(/<!--part notes-->.*?<!--\/part notes-->/s, "");
    expect(await reasonsOf(bytesOf(without))).toEqual(["part_missing notes"]);
  });
});

describe("a file that is no evidence file of this version", () => {
  it("is called so", async () => {
    expect(await reasonsOf(bytesOf("<!doctype html>\n<p>Hello</p>\n"))).toEqual(["not_evidence"]);
    expect(await reasonsOf(new Uint8Array(0))).toEqual(["not_evidence"]);
    expect(readEvidence(bytesOf("<!doctype html>"))).toBeNull();
  });

  it("is left to a newer application where it is newer", async () => {
    const later = changed(await anEvidenceFile(), "kivendtout-evidence 1", "kivendtout-evidence 2");
    const document = textOf(later).slice(0, textOf(later).lastIndexOf("<!--seal "));
    expect(await reasonsOf(bytesOf(document))).toEqual(["newer_version"]);
    expect(await reasonsOf(later)).toEqual(["frame_changed"]);
  });

  it("is refused with a reason where it is too large, without being read", async () => {
    const huge = new Uint8Array(EVIDENCE_LIMIT + 1);
    const verified = await verifyEvidence(huge, () => Promise.reject(new Error("hashed")));
    expect(verified.findings).toMatchObject([{ reason: "too_large" }]);
    expect(verified.findings[0]!.message).toContain("at most 64 MiB");
    expect(readEvidence(huge)).toBeNull();
  });

  it("gives no scene back where its data is not what it has to be", async () => {
    const bytes = await anEvidenceFile();
    expect(readEvidence(changed(bytes, '"view":"entities"', '"view":"elsewhere"'))).toBeNull();
  });
});
