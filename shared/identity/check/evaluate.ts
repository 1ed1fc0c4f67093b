import {
  CARD_FIELDS,
  CONFIDENCE_BAR,
  type CardField,
  type CardReading,
} from "../../contract/identity";
import { ADULT_AGE, ageOn } from "../../domain/age";
import { isoDay } from "./dates";
import type { CardLabel } from "./labels";

/** Readings of pictures that have a label, by the picture's file. */
export type LabelledReadings = readonly {
  readonly reading: CardReading;
  readonly label: CardLabel;
}[];

export interface FieldAccuracy {
  readonly total: number;
  /** Best readings that are exactly right, below the bar too. */
  readonly right: number;
  /** At or above the bar, and how many of these are wrong. */
  readonly shown: number;
  readonly shownWrong: number;
}

/** Fields whose confidence is in [from, to); the last bin has its end. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly fields: number;
  /** Mean confidence and share that is right; NaN in an empty bin. */
  readonly confidence: number;
  readonly accuracy: number;
}

export interface ReadingEvaluation {
  readonly cards: number;
  /** Cards all of whose fields are right. */
  readonly wholeCards: number;
  readonly all: FieldAccuracy;
  readonly fields: Readonly<Record<CardField, FieldAccuracy>>;
  /** Wrong fields at or above the bar, of all fields. */
  readonly wrongShownRate: number;
  /** Fields at or above the bar, of all fields. */
  readonly shownShare: number;
  readonly bins: readonly ReliabilityBin[];
  /** Mean distance between confidence and accuracy over the bins, by their fields (Naeini et al., AAAI 2015). */
  readonly expectedCalibrationError: number;
  /** Cards with a label that says whether the holder is of age. */
  readonly ages: AgeAgreement;
}

export interface AgeAgreement {
  /** Labels with a flag whose birthdate was read at the bar. */
  readonly compared: number;
  readonly agreed: number;
  /** Labels with a flag whose birthdate was not read at the bar, or is no date. */
  readonly notCertain: number;
}

const BINS = 10;

/**
 * Holds readings against labels. Values are compared exactly, after Unicode normalisation (NFC).
 *
 * @param on the day for which `is_adult` is compared, ISO
 */
export function evaluateReadings(readings: LabelledReadings, on: string): ReadingEvaluation {
  const fields = Object.fromEntries(
    CARD_FIELDS.map((field) => [field, accuracyOf(readings.map((one) => judge(one, field)))]),
  ) as Record<CardField, FieldAccuracy>;
  const judged = readings.flatMap((one) => CARD_FIELDS.map((field) => judge(one, field)));
  const all = accuracyOf(judged);
  const bins = binsOf(judged);
  return {
    cards: readings.length,
    wholeCards: readings.filter((one) => CARD_FIELDS.every((field) => judge(one, field).isRight))
      .length,
    all,
    fields,
    wrongShownRate: share(all.shownWrong, all.total),
    shownShare: share(all.shown, all.total),
    bins,
    expectedCalibrationError: calibrationError(bins, all.total),
    ages: agesOf(readings, on),
  };
}

interface Judged {
  readonly confidence: number;
  readonly isRight: boolean;
  readonly isShown: boolean;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function judge({ reading, label }: LabelledReadings[number], field: CardField): Judged {
  const { value, confidence } = reading.fields[field];
  const isRight = value !== "" && value.normalize("NFC") === label.fields[field].normalize("NFC");
  return { confidence, isRight, isShown: value !== "" && confidence >= CONFIDENCE_BAR };
}

function accuracyOf(judged: readonly Judged[]): FieldAccuracy {
  const shown = judged.filter(({ isShown }) => isShown);
  return {
    total: judged.length,
    right: judged.filter(({ isRight }) => isRight).length,
    shown: shown.length,
    shownWrong: shown.filter(({ isRight }) => !isRight).length,
  };
}

const binsOf = (judged: readonly Judged[]): readonly ReliabilityBin[] =>
  Array.from({ length: BINS }, (_, at): ReliabilityBin => {
    const inBin = judged.filter(
      ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === at,
    );
    const right = inBin.filter(({ isRight }) => isRight).length;
    const sum = inBin.reduce((total, { confidence }) => total + confidence, 0);
    return {
      from: at / BINS,
      to: (at + 1) / BINS,
      fields: inBin.length,
      confidence: sum / inBin.length,
      accuracy: right / inBin.length,
    };
  });

const calibrationError = (bins: readonly ReliabilityBin[], total: number): number =>
  bins
    .filter(({ fields }) => fields > 0)
    .reduce(
      (sum, { fields, confidence, accuracy }) =>
        sum + share(fields, total) * Math.abs(confidence - accuracy),
      0,
    );

function agesOf(readings: LabelledReadings, on: string): AgeAgreement {
  const day = isoDay(on);
  if (day === null) throw new TypeError(`Not a day: ${on}`);
  const flagged = readings.filter(({ label }) => label.isAdult !== null);
  const agreements = flagged.flatMap(({ reading, label }) => {
    const { value, confidence } = reading.fields.birthdate;
    const born = confidence >= CONFIDENCE_BAR ? isoDay(value) : null;
    return born === null ? [] : [ageOn(born, day) >= ADULT_AGE === label.isAdult];
  });
  return {
    compared: agreements.length,
    agreed: agreements.filter(Boolean).length,
    notCertain: flagged.length - agreements.length,
  };
}
