import { describe, expect, it } from "vitest";
import type { CardField } from "#shared/contract/identity";
import { evaluateReadings } from "#shared/identity/check/evaluate";
import { labelsOf, type CardLabel } from "#shared/identity/check/labels";
import { aReading, PRINTED } from "../../support/cardReadings";
import { readText } from "../../support/readOneTable";

const aLabel = (fields: Partial<Record<CardField, string>> = {}): CardLabel => ({
  file: "a.png",
  fields: { ...PRINTED, ...fields },
  isAdult: true,
});

const ON = "2025-11-14";

describe("readings held against labels", () => {
  it("count fields and whole cards that are exactly right", () => {
    const right = { reading: aReading(), label: aLabel() };
    const wrong = { reading: aReading({ sex: "M" }), label: aLabel() };
    const found = evaluateReadings([right, wrong], ON);
    expect(found).toMatchObject({ cards: 2, wholeCards: 1, all: { total: 12, right: 11 } });
    expect(found.fields.sex).toEqual({ total: 2, right: 1, shown: 2, shownWrong: 1 });
    expect(found.wrongShownRate).toBeCloseTo(1 / 12);
  });

  it("count a wrong field below the bar as wrong and not as shown", () => {
    const reading = aReading({ sex: "M" }, { confidences: { sex: 0.9 } });
    const { all, shownShare, wrongShownRate } = evaluateReadings(
      [{ reading, label: aLabel() }],
      ON,
    );
    expect(all).toEqual({ total: 6, right: 5, shown: 5, shownWrong: 0 });
    expect([shownShare, wrongShownRate]).toEqual([5 / 6, 0]);
  });

  it("never count what was not read as right, even where the label is empty", () => {
    const reading = aReading({ sex: "" });
    const { fields } = evaluateReadings([{ reading, label: aLabel({ sex: "" }) }], ON);
    expect(fields.sex).toEqual({ total: 1, right: 0, shown: 0, shownWrong: 0 });
  });

  it("take an accent for the same however it is encoded, and for another letter than none", () => {
    const of = (last_name: string) =>
      evaluateReadings([{ reading: aReading({ last_name }), label: aLabel() }], ON).fields.last_name
        .right;
    expect([of("LEFÈVRE".normalize("NFD")), of("LEFEVRE")]).toEqual([1, 0]);
  });

  it("give the calibration error as the mean distance over the bins", () => {
    // Six fields at 0.95 of which three are right: |0.95 − 0.5|.
    const confidences = Object.fromEntries(
      Object.keys(PRINTED).map((field) => [field, 0.95]),
    ) as Record<CardField, number>;
    const reading = aReading({ sex: "M", last_name: "X", first_name: "Y" }, { confidences });
    const found = evaluateReadings([{ reading, label: aLabel() }], ON);
    expect(found.expectedCalibrationError).toBeCloseTo(0.45);
    expect(found.bins.at(-1)).toMatchObject({ fields: 6, accuracy: 0.5 });
    expect(found.bins[0]!.fields).toBe(0);
  });

  it("say whether the age that was read is the label's, where the birthdate is certain", () => {
    const minor = aReading({ birthdate: "2010-01-01" });
    const vague = aReading({}, { confidences: { birthdate: 0.5 } });
    const readings = [aReading(), minor, vague].map((reading) => ({ reading, label: aLabel() }));
    expect(evaluateReadings(readings, ON).ages).toEqual({ compared: 2, agreed: 1, notCertain: 1 });
  });

  it("are nothing for no cards", () => {
    expect(evaluateReadings([], ON)).toMatchObject({
      cards: 0,
      wrongShownRate: 0,
      expectedCalibrationError: 0,
    });
  });
});

it("Labels are read from the table of a dataset", async () => {
  const csv = [
    "last_name,first_name,sex,birthdate,doc_number,expiry,is_adult,file",
    "LEFÈVRE,JEANNE,F,1995-06-15,ID1234567,2030-01-31,1,synthetic_id_cards/a.png",
  ].join("\n");
  const { table } = await readText("synthetic_id_labels", "csv", csv);
  expect(labelsOf(table)).toEqual([aLabel()]);
});
