import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CARD_FIELDS,
  CARD_PROBLEMS,
  CONFIDENCE_BAR,
  TAMPER_HINTS,
  type CardField,
  type CardReading,
} from "#shared/contract/identity";
import { checkCard } from "#shared/identity/check/checkCard";
import { checkedFields, holderOf } from "#shared/identity/check/fields";
import type { CardCheckId, CardFacts, CheckReason } from "#shared/identity/check/types";
import { aReading, PRINTED, someFacts } from "../../support/cardReadings";

const decide = (reading: CardReading, facts: Partial<CardFacts> = {}) =>
  checkCard(reading, someFacts(facts));

const reasonOf = (
  check: CardCheckId,
  reading: CardReading,
  facts: Partial<CardFacts> = {},
  field: CardField | null = null,
): CheckReason | undefined =>
  decide(reading, facts).checks.find(
    (one) => one.check === check && (field === null || one.field === field),
  )?.reason;

const reasonsOf = (reading: CardReading, facts: Partial<CardFacts> = {}) =>
  decide(reading, facts).reasons.map(({ reason }) => reason);

describe("a card is accepted", () => {
  it("when everything was read at the bar and every check passes", () => {
    expect(decide(aReading())).toMatchObject({ decision: "accept", proposal: "accept" });
    expect(reasonsOf(aReading())).toEqual(["birthdate_agrees", "of_age", "valid"]);
  });

  it("when it is linked to nobody, since there is nothing to agree with", () => {
    expect(decide(aReading(), { customer: null }).decision).toBe("accept");
    expect(reasonsOf(aReading(), { customer: null })).toEqual(["of_age", "valid", "not_linked"]);
    expect(reasonOf("birthdate_of_customer", aReading(), { customer: null })).toBe("not_linked");
  });

  it("at the bar itself", () => {
    const reading = aReading({}, { confidences: { birthdate: CONFIDENCE_BAR } });
    expect(decide(reading).decision).toBe("accept");
  });

  it("on a value that a person said, where it could not be read", () => {
    const reading = aReading({ doc_number: "1D12" }, { confidences: { doc_number: 0.2 } });
    expect(decide(reading).decision).toBe("check_by_hand");
    const corrected = decide(reading, { corrections: { doc_number: "ID7654321" } });
    expect(corrected.decision).toBe("accept");
    expect(corrected.fields.doc_number).toEqual({
      value: "ID7654321",
      confidence: 1,
      isCertain: true,
      isCorrected: true,
    });
  });
});

describe("a card is rejected", () => {
  it("on the day before its holder comes of age, and not on the day", () => {
    const reading = aReading({ birthdate: "2007-11-14" });
    const customer = { id: "C1", birthdate: "2007-11-14" };
    expect(decide(reading, { on: "2025-11-13", customer }).decision).toBe("reject");
    expect(decide(reading, { on: "2025-11-14", customer }).decision).toBe("accept");
  });

  it("on 28 February, and not on 1 March, where its holder was born on 29 February", () => {
    const reading = aReading({ birthdate: "2008-02-29" });
    const facts = { customer: null };
    expect(reasonOf("of_age", reading, { ...facts, on: "2026-02-28" })).toBe("under_age");
    expect(reasonOf("of_age", reading, { ...facts, on: "2026-03-01" })).toBe("of_age");
  });

  it("from the day after its expiry", () => {
    expect(decide(aReading(), { on: "2030-01-31" }).decision).toBe("accept");
    expect(decide(aReading(), { on: "2030-02-01" }).decision).toBe("reject");
  });

  it("when its customer was born on another day", () => {
    const customer = { id: "C1", birthdate: "1995-06-16" };
    expect(decide(aReading(), { customer }).decision).toBe("reject");
    expect(reasonsOf(aReading(), { customer })).toEqual(["birthdate_differs"]);
  });

  it("with every ground there is, the age first", () => {
    const reading = aReading({ birthdate: "2010-01-01", expiry: "2024-01-01" });
    expect(reasonsOf(reading)).toEqual(["under_age", "expired", "birthdate_differs"]);
  });

  it("on what is certain, though another field is not", () => {
    const reading = aReading(
      { birthdate: "2010-01-01" },
      { confidences: { last_name: 0.3, expiry: 0.5 } },
    );
    expect(decide(reading, { customer: null }).decision).toBe("reject");
  });
});

describe("a card is to be checked by hand", () => {
  it("when a birthdate under age was not read at the bar", () => {
    const reading = aReading({ birthdate: "2010-01-01" }, { confidences: { birthdate: 0.94 } });
    expect(decide(reading).decision).toBe("check_by_hand");
    expect(reasonsOf(reading)).toEqual(["below_bar"]);
  });

  it("when a birthdate under age looks altered", () => {
    const hints = [{ kind: "misaligned", field: "birthdate", deviation: 6 }] as const;
    const reading = aReading({ birthdate: "2010-01-01" }, { hints });
    expect(decide(reading, { customer: null }).decision).toBe("check_by_hand");
  });

  it.each(TAMPER_HINTS)("when there is a hint of tampering: %s", (kind) => {
    const reading = aReading({}, { hints: [{ kind, field: "expiry", deviation: 5 }] });
    expect(decide(reading).decision).toBe("check_by_hand");
    expect(reasonsOf(reading)).toEqual([kind]);
  });

  it.each(CARD_PROBLEMS)("when the picture gives no card: %s", (problem) => {
    expect(decide(aReading({}, { problem })).decision).toBe("check_by_hand");
    expect(reasonsOf(aReading({}, { problem }))).toEqual([problem]);
  });

  it.each<[string, Partial<Record<CardField, string>>, CheckReason]>([
    ["no day of the calendar", { birthdate: "1995-02-30" }, "not_a_date"],
    ["born after the order", { birthdate: "2025-11-15" }, "in_future"],
    ["born before 1900", { birthdate: "1899-12-31" }, "before_1900"],
    ["valid for longer than any card", { expiry: "2045-11-15" }, "too_far_ahead"],
    ["a document number of another form", { doc_number: "ID123456" }, "wrong_form"],
    ["a sex that is neither", { sex: "X" }, "wrong_form"],
  ])("when it says what cannot be: %s", (_, values, reason) => {
    const { decision, reasons } = decide(aReading(values), { customer: null });
    expect(decision).toBe("check_by_hand");
    expect(reasons.map((one) => one.reason)).toContain(reason);
  });

  it("when it expired before its holder was born", () => {
    const reading = aReading({ birthdate: "1995-06-15", expiry: "1995-06-15" });
    expect(reasonOf("expiry_after_birthdate", reading)).toBe("not_after_birthdate");
  });

  it("when the customer's birthdate is masked, unless its year tells that it differs", () => {
    const masked = { id: "C1", birthdate: "1995-••-••" };
    expect(reasonsOf(aReading(), { customer: masked })).toEqual(["customer_birthdate_masked"]);
    const other = { id: "C1", birthdate: "1994-••-••" };
    expect(decide(aReading(), { customer: other }).decision).toBe("reject");
    const hidden = { id: "C1", birthdate: "•••••" };
    expect(decide(aReading(), { customer: hidden }).decision).toBe("check_by_hand");
  });

  it("when the data do not say when the customer was born", () => {
    const customer = { id: "C1", birthdate: null };
    expect(reasonsOf(aReading(), { customer })).toEqual(["customer_birthdate_unknown"]);
  });

  it("when another holder's card has its number, and not when it is the same holder's", () => {
    const other = holderOf("b.png", checkedFields(aReading({ first_name: "ANNE" }), {}))!;
    const same = holderOf("c.png", checkedFields(aReading(), {}))!;
    expect(decide(aReading(), { others: [same] }).decision).toBe("accept");
    const { decision, reasons } = decide(aReading(), { others: [same, other] });
    expect(decision).toBe("check_by_hand");
    expect(reasons).toMatchObject([
      { reason: "number_of_another_holder", figures: { cards: "b.png" } },
    ]);
  });
});

describe("a person's word", () => {
  it("holds, whatever the checks say, and what they say stays visible", () => {
    const byHand = { verdict: "accept", reason: "Seen at the counter" } as const;
    const checks = decide(aReading({ birthdate: "2010-01-01" }), { byHand, customer: null });
    expect(checks).toMatchObject({ decision: "accept", proposal: "reject" });
    expect(checks.reasons[0]).toEqual({
      check: "by_hand",
      reason: "accept",
      words: "Seen at the counter",
    });
    expect(checks.reasons[1]).toMatchObject({ reason: "under_age" });
  });
});

const day = fc
  .date({ min: new Date("1890-01-01"), max: new Date("2060-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const values = fc.record({
  last_name: fc.constantFrom("LEFÈVRE", "DA SILVA", ""),
  first_name: fc.constantFrom("JEANNE", "L", ""),
  sex: fc.constantFrom("M", "F", "X", ""),
  birthdate: fc.oneof(day, fc.constantFrom("", "1990-13-01", "199")),
  doc_number: fc.constantFrom("ID1234567", "ID12", ""),
  expiry: fc.oneof(day, fc.constantFrom("", "2030-02-30")),
});
const confidence = fc.constantFrom(0, 0.5, 0.9499, 0.95, 0.99, 1);
const confidences = fc.record(
  Object.fromEntries(CARD_FIELDS.map((field) => [field, confidence])) as Record<
    CardField,
    typeof confidence
  >,
);
const hints = fc.array(
  fc.record({
    kind: fc.constantFrom(...TAMPER_HINTS),
    field: fc.constantFrom(...CARD_FIELDS),
    deviation: fc.constant(5),
  }),
  { maxLength: 1 },
);
const customer = fc.option(
  fc.record({ id: fc.constant("C1"), birthdate: fc.option(day, { nil: null }) }),
  { nil: null },
);

describe("whatever is read", () => {
  const any = { values, confidences, hints, customer, on: day };
  const RUNS = { seed: 20251101, numRuns: 2000 };

  it("is accepted only where every field is certain and nothing is known against it", () => {
    fc.assert(
      fc.property(fc.record(any), ({ values: read, on, ...rest }) => {
        const reading = aReading(read, rest);
        const { decision, checks, fields } = decide(reading, { on, customer: rest.customer });
        if (decision !== "accept") return;
        expect(CARD_FIELDS.every((field) => fields[field].isCertain)).toBe(true);
        expect(reading.hints).toEqual([]);
        for (const check of checks)
          if (check.reason !== "not_linked") expect(check.outcome).toBe("passed");
      }),
      RUNS,
    );
  });

  it("is rejected only on a date that is certain and shows no hint", () => {
    fc.assert(
      fc.property(fc.record(any), ({ values: read, on, ...rest }) => {
        const reading = aReading(read, rest);
        const { decision, reasons, fields } = decide(reading, { on, customer: rest.customer });
        if (decision !== "reject") return;
        expect(reasons.length).toBeGreaterThan(0);
        for (const reason of reasons) {
          if (!("field" in reason) || reason.field === null) throw new Error("no field named");
          expect(fields[reason.field].isCertain).toBe(true);
          expect(reading.hints.map(({ field }) => field)).not.toContain(reason.field);
        }
      }),
      RUNS,
    );
  });

  it("is never left to a person without a reason", () => {
    fc.assert(
      fc.property(fc.record(any), ({ values: read, on, ...rest }) => {
        const { decision, reasons } = decide(aReading(read, rest), { on, customer: rest.customer });
        if (decision === "check_by_hand") expect(reasons.length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it("is never shown as a fact below the bar", () => {
    fc.assert(
      fc.property(values, confidences, (read, sure) => {
        const fields = checkedFields(aReading(read, { confidences: sure }), {});
        for (const field of CARD_FIELDS)
          expect(fields[field].isCertain).toBe(read[field] !== "" && sure[field] >= CONFIDENCE_BAR);
      }),
      RUNS,
    );
  });
});

it("A card without a certain holder tells nobody's number", () => {
  const fields = checkedFields(aReading({}, { confidences: { last_name: 0.5 } }), {});
  expect(holderOf("a.png", fields)).toBeNull();
  expect(checkedFields(aReading(), {}).last_name.value).toBe(PRINTED.last_name);
});
