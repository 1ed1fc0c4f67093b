import { describe, expect, it } from "vitest";
import { Random } from "#generator/random";
import { CARD_SIZE } from "#shared/identity/cardLayout";
import { placed } from "../../bench/support/ocr/placement";
import { atScale, STRONG } from "../../bench/support/ocr/severities";
import { sampleSets, type Sizes } from "../../bench/support/ocr/sets";
import { fieldsOf } from "../../bench/support/ocr/tesseract";

const { width, height } = CARD_SIZE;
const FEW: Sizes = { fresh: 1, main: 1, single: 1, unseen: 1 };

describe("the bench of reading cards", () => {
  it("knows where the card's corners are in a picture", () => {
    const pose = { rotation: 131, tilt: 20, tiltAxis: 40, scale: 0.8 };
    const { corners, toCard } = placed({ ...pose, margins: [0.1, 0.2, 0.1, 0] });
    const back = corners.map(({ x, y }) => toCard(x, y));
    for (const [at, [x, y]] of [
      [0, 0],
      [width, 0],
      [width, height],
      [0, height],
    ].entries()) {
      expect(back[at]!.x).toBeCloseTo(x!, 6);
      expect(back[at]!.y).toBeCloseTo(y!, 6);
    }
  });

  it("turns the card clockwise", () => {
    const { corners } = placed({
      rotation: 90,
      tilt: 0,
      tiltAxis: 0,
      scale: 1,
      margins: [0, 0, 0, 0],
    });
    expect(corners[0].x).toBeCloseTo(height, 6);
    expect(corners[0].y).toBeCloseTo(0, 6);
  });

  it("makes the same picture again, whatever was made before it", async () => {
    const strong = () =>
      sampleSets(Random.seeded(1), [], { ...FEW, main: 2 }).find(({ name }) => name === "strong")!;
    const set = strong();
    await set.sample(0);
    const [after, alone] = [await set.sample(1), await strong().sample(1)];
    expect(Buffer.from(after.file).equals(Buffer.from(alone.file))).toBe(true);
    expect(after.truth).toEqual(alone.truth);
  });

  it("spares small pictures the worst of blur, noise and compression", () => {
    expect(atScale(STRONG, 1)).toEqual(STRONG);
    const small = atScale(STRONG, 0.5);
    expect(small.blur[1]).toBeLessThan(STRONG.blur[1]);
    expect(small.noise[1]).toBeLessThan(STRONG.noise[1]);
    expect(small.jpeg![0]).toBeGreaterThan(STRONG.jpeg![0]);
  });
});

describe("the fields in Tesseract's text", () => {
  it("are found under their labels, misread letters allowed for", () => {
    const text = [
      "NOM: D’ALEMBERT",
      "PRENOM : Élise |",
      "SEXE: F.",
      "DATE NAlSSANCE: 198O-O6-23",
      "N° DOCUMENT: 1D5836389",
      "EXPIRATI0N: 2035 09 24",
    ].join("\n");
    expect(fieldsOf(text)).toEqual({
      last_name: "D'ALEMBERT",
      first_name: "ÉLISE",
      sex: "F",
      birthdate: "1980-06-23",
      doc_number: "ID5836389",
      expiry: "2035-09-24",
    });
  });

  it("are found by their form where labels are lost", () => {
    expect(fieldsOf("~ 1990-01-02\nxx ID1234567 yy\n2031-12-31")).toEqual({
      birthdate: "1990-01-02",
      doc_number: "ID1234567",
      expiry: "2031-12-31",
    });
  });

  it("are none in a text of something else", () => {
    expect(fieldsOf("le marché du jeudi\n")).toEqual({});
  });
});
