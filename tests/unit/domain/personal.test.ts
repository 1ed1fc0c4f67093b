import { describe, expect, it } from "vitest";
import { maskText } from "#shared/domain/personal";

describe("a masked value", () => {
  it.each([
    ["birthdate", "1990-02-28", "1990-••-••"],
    ["doc_number", "FR123456", "••••••56"],
    ["last_name", "Martin", "M•••••"],
  ])("of %s keeps what work needs", (field, text, shown) => {
    expect(maskText(field, text)).toBe(shown);
  });

  it.each([
    ["doc_number", "A7"],
    ["doc_number", "1234"],
    ["last_name", "Ö"],
    ["first_name", "𝒜"],
    ["first_name", ""],
    ["birthdate", "Jean"],
    ["birthdate", "28/02/1990"],
    ["birthdate", "1990-02-30"],
    ["birthdate", ""],
  ])("of %s is hidden whole where too little would be hidden, or it is odd: %s", (field, text) => {
    expect(maskText(field, text)).toBe("•••••");
  });
});
