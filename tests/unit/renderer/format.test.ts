import { describe, expect, it } from "vitest";
import { createFormat } from "#renderer/ui/format";

const english = createFormat("en");
const french = createFormat("fr");

describe("formats", () => {
  it("group thousands with a comma in English and a thin space in French", () => {
    expect(english.count(71_694)).toBe("71,694");
    expect(french.count(71_694)).toBe("71\u202F694");
  });

  it("group amounts with thin spaces in both languages", () => {
    expect(english.money(251_234.5)).toBe("251\u202F234.50");
    expect(french.money(251_234.5)).toBe("251\u202F234,50");
  });

  it("show whole amounts without decimals, but the amount of one record with its cents", () => {
    expect(english.money(60_000)).toBe("60\u202F000");
    expect(english.cents(1200)).toBe("1\u202F200.00");
    expect(french.cents(12)).toBe("12,00");
  });

  it("give shares two decimals at most", () => {
    expect(english.share(20 / 1583)).toBe("1.26\u202F%");
    expect(french.share(20 / 1583)).toBe("1,26\u202F%");
    expect(english.share(1)).toBe("100\u202F%");
  });

  it("never show a share that is not zero as zero", () => {
    expect(english.share(1 / 71_694)).toBe("<\u00A00.01\u202F%");
    expect(english.share(0)).toBe("0\u202F%");
  });

  it("never show a share below one as the whole", () => {
    expect(english.share(71_693 / 71_694)).toBe(">\u00A099.99\u202F%");
  });

  it("show times in UTC", () => {
    const at = Date.UTC(2025, 10, 14, 22, 41, 7);
    expect(english.time(at)).toBe("14 Nov 2025 22:41:07");
    expect(french.time(at)).toBe("14 nov. 2025 22:41:07");
    expect(english.clock(at)).toBe("22:41:07");
  });

  it("show durations in seconds", () => {
    expect(english.duration(120)).toBe("0.12\u202Fs");
    expect(english.duration(36_600)).toBe("36.6\u202Fs");
  });
});
