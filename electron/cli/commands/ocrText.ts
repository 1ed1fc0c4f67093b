import { CARD_FIELDS, type CardField } from "#shared/contract/identity";
import type { CardOutcome } from "#shared/identity/check/types";
import { plainText } from "../plainText";
import { textTable } from "../textTable";
import type { DaySource, DecidedPicture } from "./ocrFacts";
import type { LabelledEvaluation } from "./ocrLabels";
import { FIELD_WIDTH, FIELD_WORDS, reasonInWords } from "./ocrWords";

const OUTCOME_WORDS: Readonly<Record<CardOutcome, string>> = {
  accept: "accept",
  reject: "reject",
  check_by_hand: "check by hand",
};

const DAY_WORDS: Readonly<Record<DaySource, string>> = {
  given: "",
  order: ", the day of the customer's first order with adult-restricted items",
  today: ", today",
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** A picture as a few lines; no reading below the bar is told as a fact. */
export function pictureToText(picture: DecidedPicture): string {
  const { checks, reading, on, onFrom, error } = picture;
  const heading = `${plainText(picture.picture.file)}: ${OUTCOME_WORDS[checks.decision]} (for ${on}${DAY_WORDS[onFrom]})`;
  const lines = [heading, ...checks.reasons.map((reason) => `  ${reasonInWords(reason)}`)];
  if (error !== null) lines.push(`  ${plainText(error.message)}`);
  if (reading.problem === null)
    lines.push(...CARD_FIELDS.map((field) => `    ${fieldToText(picture, field)}`));
  for (const { id, on: day, decision } of picture.orders)
    lines.push(`  order ${plainText(id)} of ${day}: ${OUTCOME_WORDS[decision]}`);
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

function fieldToText({ checks }: DecidedPicture, field: CardField): string {
  const { value, confidence, isCertain } = checks.fields[field];
  const name = FIELD_WORDS[field].padEnd(FIELD_WIDTH);
  if (value === "") return `${name}  check by hand: not read`;
  const told = plainText(value);
  return isCertain
    ? `${name}  ${told}  ${percent(confidence)}`
    : `${name}  check by hand: perhaps ${told}, ${percent(confidence)}`;
}

/** How many pictures got which decision. */
export function countsToText(pictures: readonly DecidedPicture[]): string {
  const count = (outcome: CardOutcome) =>
    pictures.filter(({ checks }) => checks.decision === outcome).length;
  const parts = (["accept", "reject", "check_by_hand"] as const).map(
    (outcome) => `${OUTCOME_WORDS[outcome]} ${count(outcome)}`,
  );
  return `\n${pictures.length} ${pictures.length === 1 ? "picture" : "pictures"}: ${parts.join(", ")}\n`;
}

export function summaryToText({
  evaluation,
  withoutLabel,
  withoutPicture,
}: LabelledEvaluation): string {
  const rows = [
    ...CARD_FIELDS.map((field) => [FIELD_WORDS[field], evaluation.fields[field]] as const),
    ["all fields", evaluation.all] as const,
  ].map(([name, { total, right, shown, shownWrong }]) => [
    name,
    `${right} of ${total}`,
    `${shown} shown`,
    `${shownWrong} of them wrong`,
  ]);
  const bins = evaluation.bins
    .filter(({ fields }) => fields > 0)
    .map(({ from, to, fields, confidence, accuracy }) => [
      `${from.toFixed(1)} to ${to.toFixed(1)}`,
      `${fields} fields`,
      `said ${percent(confidence)}`,
      `right ${percent(accuracy)}`,
    ]);
  const lines = [
    "",
    `Against the labels: ${evaluation.wholeCards} of ${evaluation.cards} cards whole`,
    textTable(rows, [1, 2, 3]),
    "",
    `Calibration by confidence, error ${percent(evaluation.expectedCalibrationError)}`,
    ...(bins.length === 0 ? [] : [textTable(bins, [1, 2, 3])]),
    "",
    `Pictures without a label: ${withoutLabel.length}; labels without a picture: ${withoutPicture.length}`,
  ];
  return `${lines.join("\n")}\n`;
}
