import { describe, expect, it } from "vitest";
import { Random } from "#generator/random";
import { CARD_FIELDS, type CardField } from "#shared/contract/identity";
import { tamperHints } from "#shared/identity/tamper/tamperHints";
import { ALTERATIONS, alteredCard, PRINTINGS, untouchedCard } from "#training/tamper/alteredCard";
import { measureAltered } from "#training/tamper/measureTamper";
import { photographed } from "#training/tamper/straightPhoto";

const SEED = 41;
const NOTHING = Object.fromEntries(CARD_FIELDS.map((field) => [field, null])) as Record<
  CardField,
  null
>;

describe("a card nobody touched", () => {
  it.each(PRINTINGS)("gives no hint as a drawing: %s", (printing) => {
    for (let at = 0; at < 5; at++) {
      const { card, image } = untouchedCard(Random.seeded(SEED).child(printing, at), printing);
      expect(tamperHints(image, card)).toEqual([]);
    }
  });

  it.each([0.3, 0.6, 1])("gives hardly a hint as a photo of amount %d", async (amount) => {
    let hints = 0;
    for (let at = 0; at < 5; at++) {
      const random = Random.seeded(SEED).child("photo", String(amount), at);
      const { card, image } = untouchedCard(random, "drawn");
      hints += tamperHints(await photographed(random, image, amount), card).length;
    }
    // 30 fields; `npm run train -- tamper` measures the share on many more.
    expect(hints).toBeLessThanOrEqual(1);
  });
});

describe("an altered value", () => {
  const FOUND_BEST = ALTERATIONS.filter(
    (one) => one !== "another sans" && one !== "compressed patch",
  );

  it.each(FOUND_BEST)("is found on a drawing, and no other is accused: %s", async (alteration) => {
    const { found, falseHints, cards } = await measureAltered(SEED, alteration, 0, 4);
    expect([found, falseHints]).toEqual([cards, 0]);
  });

  it.each(["another sans", "compressed patch"])(
    "is mostly found on a drawing: %s",
    async (alteration) => {
      const { found, cards } = await measureAltered(SEED, alteration, 0, 8);
      expect(found / cards).toBeGreaterThanOrEqual(0.6);
    },
  );

  it.each(["monospaced", "two points larger", "3 px down", "3 px to the right"])(
    "is mostly found on a good photo: %s",
    async (alteration) => {
      const { found, cards } = await measureAltered(SEED, alteration, 0.3, 6);
      expect(found / cards).toBeGreaterThanOrEqual(0.8);
    },
  );

  it("is told by what differs", async () => {
    const kindOf = async (alteration: string) => {
      const { card, image, field } = await alteredCard(Random.seeded(SEED), alteration);
      return tamperHints(image, card).map((hint) => [hint.field === field, hint.kind]);
    };
    expect(await kindOf("3 px down")).toEqual([[true, "misaligned"]]);
    expect(await kindOf("monospaced")).toEqual([[true, "font_differs"]]);
    expect(await kindOf("patch 12 greys darker")).toEqual([[true, "background_differs"]]);
  });
});

describe("nothing is said", () => {
  it("of a value that is not certain", async () => {
    const { card, image, field } = await alteredCard(Random.seeded(SEED), "3 px down");
    expect(tamperHints(image, { ...card, [field]: null })).toEqual([]);
    expect(tamperHints(image, NOTHING)).toEqual([]);
  });

  it("of a picture in which too little of the print is left", () => {
    const { card, image } = untouchedCard(Random.seeded(SEED), "drawn");
    const random = Random.seeded(SEED).child("noise");
    const noisy = { ...image, data: image.data.map(() => random.integer(0, 255)) };
    expect(tamperHints(noisy, card)).toEqual([]);
    const blank = { ...image, data: new Uint8Array(image.data.length).fill(245) };
    expect(tamperHints(blank, card)).toEqual([]);
  });

  it("of characters whose print is not known", () => {
    const { card, image } = untouchedCard(Random.seeded(SEED), "drawn");
    expect(tamperHints(image, { ...card, last_name: "Ω≈", first_name: "" })).toEqual([]);
  });
});
