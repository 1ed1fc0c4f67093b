import { describe, expect, it } from "vitest";
import { drawPrintedCard } from "#generator/kivendtout/cards/drawCard";
import { Random } from "#generator/random";
import { CARD_FIELDS } from "#shared/contract/identity";
import { CARD_LINES, CARD_SIZE, LINE_LABELS } from "#shared/identity/cardLayout";
import { matchPrint, placeOf } from "#shared/identity/tamper/match";
import { blurred, isPrintable, penStops, printOf } from "#shared/identity/tamper/print";
import { greyOf, tonesOf } from "#training/photos/picture";

const CARD = {
  last_name: "D'AVRANCHES-ÉTÉ",
  first_name: "ÇÈLYNE LŒ",
  sex: "M",
  birthdate: "1987-06-15",
  doc_number: "ID0123456",
  expiry: "2030-12-09",
};

describe("the print of a line", () => {
  const image = greyOf(tonesOf(drawPrintedCard(Random.seeded(3), CARD)));

  it.each(CARD_FIELDS)("is what a card shows there: %s", (field) => {
    const baseline = CARD_LINES.baseline + CARD_FIELDS.indexOf(field) * CARD_LINES.step;
    const print = printOf(`${LINE_LABELS[field]} ${CARD[field]}`);
    const all = { from: 0, to: print.width };
    const place = placeOf(CARD_LINES.x, baseline);
    const match = matchPrint(image, print, all, place, { dx: 0, dy: 0 }, 3);
    expect(match.agreement).toBeGreaterThan(0.93);
    expect(Math.hypot(match.dx, match.dy)).toBeLessThan(0.25);
    expect(match.paper).toBeCloseTo(245, -1);
  });

  it("is found where it was moved to", () => {
    const { width, height } = CARD_SIZE;
    const data = new Uint8Array(width * height).fill(245);
    for (let y = 4; y < height; y++)
      data.set(image.data.subarray((y - 4) * width, (y - 4) * width + width - 5), y * width + 5);
    const print = printOf(LINE_LABELS.birthdate);
    const place = placeOf(CARD_LINES.x, CARD_LINES.baseline + 3 * CARD_LINES.step);
    const columns = { from: 0, to: print.width - 4 };
    const match = matchPrint({ width, height, data }, print, columns, place, { dx: 0, dy: 0 }, 6);
    expect([Math.round(match.dx), Math.round(match.dy)]).toEqual([5, 4]);
  });

  it("keeps its ink when it is blurred", () => {
    const print = printOf("1987");
    const sum = (ink: Float32Array): number => ink.reduce((total, one) => total + one, 0);
    expect(sum(blurred(print, 1.5).ink)).toBeCloseTo(sum(print.ink), 0);
  });
});

describe("the pen", () => {
  it("moves characters together where the font does", () => {
    const apart = penStops("A")[1]! + penStops("V")[1]!;
    expect(penStops("AV")[2]).toBeLessThan(apart);
    expect(penStops("NN")[2]).toBeCloseTo(2 * penStops("N")[1]!, 5);
  });

  it("knows the characters of cards and no others", () => {
    expect(["ÉLISE", "O'NEIL", "ID0000001"].every(isPrintable)).toBe(true);
    expect(["", "élise", "Ω"].some(isPrintable)).toBe(false);
  });
});
