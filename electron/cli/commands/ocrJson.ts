import {
  CARD_FIELDS,
  type CardField,
  type FieldReading,
  type Quad,
} from "#shared/contract/identity";
import type { FieldAccuracy } from "#shared/identity/check/evaluate";
import type { DecidedPicture } from "./ocrFacts";
import type { LabelledEvaluation } from "./ocrLabels";

/** The object that `ocr --json` prints for a picture. Fields may be added; none is renamed or removed within a version. */
export const pictureToJson = (picture: DecidedPicture) => ({
  file: picture.picture.file,
  fields: Object.fromEntries(
    CARD_FIELDS.map((field) => [field, fieldToJson(picture.reading.fields[field])]),
  ) as Record<CardField, ReturnType<typeof fieldToJson>>,
  checks: picture.checks.checks.map(({ check, field, outcome, reason, figures }) => ({
    check,
    field,
    outcome,
    reason,
    figures,
  })),
  decision: picture.checks.decision,
  ms: picture.ms,
  problem: picture.reading.problem,
  found: picture.reading.found ?? null,
  card: picture.reading.card,
  agreement: picture.reading.agreement,
  hints: picture.reading.hints,
  reasons: picture.checks.reasons,
  on: picture.on,
  on_from: picture.onFrom,
  customer: picture.customer,
  orders: picture.orders.map(({ id, on, decision }) => ({ order_id: id, on, decision })),
  image: picture.reading.image,
  path: picture.picture.path,
  error: picture.error?.message ?? null,
});

const fieldToJson = ({ value, confidence, quad }: FieldReading) => ({
  value,
  confidence,
  box: quad === null ? null : boxOf(quad),
});

/** The upright rectangle around the corners, whole pixels of the picture. */
function boxOf(quad: Quad) {
  const [xs, ys] = [quad.map(({ x }) => x), quad.map(({ y }) => y)];
  const [x, y] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))];
  return { x, y, width: Math.ceil(Math.max(...xs)) - x, height: Math.ceil(Math.max(...ys)) - y };
}

/** What `ocr --json` prints last where labels are given. */
export const summaryToJson = ({
  evaluation,
  withoutLabel,
  withoutPicture,
}: LabelledEvaluation) => ({
  summary: {
    cards: evaluation.cards,
    whole_cards: evaluation.wholeCards,
    all: accuracyToJson(evaluation.all),
    fields: Object.fromEntries(
      CARD_FIELDS.map((field) => [field, accuracyToJson(evaluation.fields[field])]),
    ) as Record<CardField, ReturnType<typeof accuracyToJson>>,
    shown_share: evaluation.shownShare,
    wrong_shown_share: evaluation.wrongShownRate,
    calibration_error: evaluation.expectedCalibrationError,
    calibration: evaluation.bins.map(({ from, to, fields, confidence, accuracy }) => ({
      from,
      to,
      fields,
      confidence: fields === 0 ? null : confidence,
      accuracy: fields === 0 ? null : accuracy,
    })),
    without_label: withoutLabel,
    without_picture: withoutPicture,
    version: 1,
  },
});

const accuracyToJson = ({ total, right, shown, shownWrong }: FieldAccuracy) => ({
  total,
  right,
  accuracy: total === 0 ? null : right / total,
  shown,
  wrong_shown: shownWrong,
});
