import { against, alone, type Measure } from "../../measure";
import type { SetScore } from "./readSets";
import { TESSERACT } from "./tesseract";

const bench = "ocr";

/** Exact fields and whole cards beside Tesseract's, and what holds of the confidences. */
export function* scoreMeasures({ name, evaluation, baseline }: SetScore): Generator<Measure> {
  const { all, cards, wholeCards } = evaluation;
  const higher = (metric: string, value: number, unit: string) =>
    ({ bench, metric: `${name}_${metric}`, value, unit, better: "higher" }) as const;
  const lower = (metric: string, value: number, unit: string) =>
    ({ bench, metric: `${name}_${metric}`, value, unit, better: "lower" }) as const;
  const beside = (measure: ReturnType<typeof higher>, peer: number | undefined) =>
    peer === undefined ? alone(measure) : against(measure, TESSERACT, peer);
  yield beside(higher("fields_exact", all.right / all.total, "share"), baseline?.fields);
  yield beside(higher("cards_exact", wholeCards / cards, "share"), baseline?.cards);
  yield alone(higher("cards", cards, "cards"));
  yield alone(lower("fields_wrong", all.total - all.right, "fields"));
  yield alone(lower("cards_wrong", cards - wholeCards, "cards"));
  yield alone(higher("fields_shown", evaluation.shownShare, "share"));
  yield alone(lower("wrong_shown", all.shownWrong, "fields"));
  yield alone(lower("wrong_shown_of_all", evaluation.wrongShownRate, "share"));
  yield alone(lower("wrong_shown_of_shown", all.shownWrong / Math.max(1, all.shown), "share"));
  yield alone(lower("calibration_error", evaluation.expectedCalibrationError, "share"));
}

/** Of a set too small for more: how far, and what was wrongly shown. */
export function* shortMeasures(score: SetScore): Generator<Measure> {
  for (const measure of scoreMeasures(score))
    if (/_(fields_exact|wrong_shown)$/.test(measure.metric)) yield measure;
}
