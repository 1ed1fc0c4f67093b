import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256, Sha256 } from "#shared/domain/sha256";

const nodes = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe("SHA-256", () => {
  it("is that of Node, however the bytes come", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), (pieces) => {
        const hash = new Sha256();
        for (const piece of pieces) hash.update(piece);
        expect(hash.digest()).toBe(nodes(Buffer.concat(pieces)));
      }),
      { seed: 180_4, numRuns: 300 },
    );
  });

  it("is that of Node for every length around the ends of blocks", () => {
    for (let length = 0; length < 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) & 255);
      expect(sha256(bytes)).toBe(nodes(bytes));
    }
  });
});
