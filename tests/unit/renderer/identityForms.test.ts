import { describe, expect, it } from "vitest";
import { formOf } from "#renderer/features/identity/fieldForm";
import { boxOf, fitted, moved, turned, zoomed } from "#renderer/features/identity/detail/viewing";
import { formatLocation, parseLocation } from "#renderer/stores/location";
import { IDENTITY_HOME } from "#renderer/stores/identityPlace";

const SHA = "ab".repeat(32);

describe("what is typed for a field", () => {
  it.each([
    ["birthdate", "1995-06-15", "1995-06-15"],
    ["birthdate", "15/6/1995", "1995-06-15"],
    ["expiry", " 31.01.2030 ", "2030-01-31"],
    ["doc_number", "id 1234567", "ID1234567"],
    ["sex", "f", "F"],
    ["last_name", "Lefèvre  d’Arc", "LEFÈVRE D’ARC"],
  ] as const)("is brought into its form: %s %s", (field, typed, value) => {
    expect(formOf(field, typed)).toEqual({ ok: true, value });
  });

  it.each([
    ["birthdate", "1995-02-30", "date"],
    ["expiry", "tomorrow", "date"],
    ["doc_number", "ID123456", "number"],
    ["sex", "X", "sex"],
    ["first_name", "JE4NNE", "name"],
    ["first_name", "  ", "empty"],
  ] as const)("is refused with its fault: %s %s", (field, typed, fault) => {
    expect(formOf(field, typed)).toEqual({ ok: false, fault });
  });
});

describe("the view of a picture", () => {
  const frame = { width: 400, height: 300 };
  const fit = fitted({ x: 0, y: 0, width: 900, height: 560 }, frame);

  it("fits the whole picture into the middle", () => {
    expect(900 * fit.scale).toBeLessThanOrEqual(400);
    expect(fit.x * 2 + 900 * fit.scale).toBeCloseTo(400);
    expect(fit.y * 2 + 560 * fit.scale).toBeCloseTo(300);
  });

  it("fits a part of it", () => {
    const part = fitted({ x: 450, y: 280, width: 90, height: 56 }, frame);
    expect(part.x + 495 * part.scale).toBeCloseTo(200);
    expect(part.y + 308 * part.scale).toBeCloseTo(150);
  });

  it("keeps the place under the pointer when it zooms", () => {
    const about = { x: 120, y: 80 };
    const near = zoomed(fit, 2, about, fit);
    const at = (view: typeof fit) => (about.x - view.x) / view.scale;
    expect(near.scale).toBeCloseTo(fit.scale * 2);
    expect(at(near)).toBeCloseTo(at(fit));
  });

  it("ends somewhere in both directions", () => {
    const about = { x: 0, y: 0 };
    expect(zoomed(fit, 1e9, about, fit).scale).toBeCloseTo(fit.scale * 24);
    expect(zoomed(fit, 1e-9, about, fit).scale).toBeCloseTo(fit.scale * 0.5);
  });

  it("moves, and turns by quarters", () => {
    expect(moved(fit, 10, -5)).toMatchObject({ x: fit.x + 10, y: fit.y - 5 });
    expect(turned({ width: 900, height: 560 }, 3)).toEqual({ width: 560, height: 900 });
  });

  it("cuts the box of a field within the card", () => {
    const quad = [
      { x: -3, y: 10 },
      { x: 50, y: 12 },
      { x: 50, y: 30 },
      { x: -3, y: 28 },
    ] as const;
    expect(boxOf(quad, 6, { width: 52, height: 560 })).toEqual({
      x: 0,
      y: 4,
      width: 52,
      height: 32,
    });
  });
});

describe("the address of a card", () => {
  it("says tab, list and picture, and is read back", () => {
    const place = { ...IDENTITY_HOME, card: SHA, list: "check_by_hand" } as const;
    expect(formatLocation(place)).toBe(`#/identity/cards?card=${SHA}&list=check_by_hand`);
    expect(parseLocation(formatLocation(place))).toEqual(place);
    expect(parseLocation("#/identity")).toEqual(IDENTITY_HOME);
    expect(parseLocation("#/identity/compliance")).toMatchObject({ tab: "compliance" });
  });

  it("names a card of the dataset by its file", () => {
    const place = { ...IDENTITY_HOME, file: "id_0007.png" };
    expect(parseLocation(formatLocation(place))).toEqual(place);
  });

  it("is of nowhere with another tab, and of no card with what is no SHA-256", () => {
    expect(parseLocation("#/identity/faces")).toBeNull();
    expect(parseLocation("#/identity/cards?card=x&list=y")).toEqual(IDENTITY_HOME);
  });
});
