import type { TFunction } from "i18next";
import { CONFIDENCE_BAR, type CardField, type CardReading } from "#shared/contract/identity";
import { HIDDEN, maskText } from "#shared/domain/personal";
import type { CardCheck, DecisionReason } from "#shared/identity/check/types";
import type { CardRow } from "../../stores/identityRows";
import type { Format } from "../../ui/format";

export interface Wording {
  readonly t: TFunction;
  readonly format: Format;
}

/** How sure a reading is, in a word; the number stands beside it. */
export function confidenceWord(confidence: number, t: TFunction): string {
  if (confidence >= CONFIDENCE_BAR) return t("identity.confidence.sure");
  if (confidence >= DOUBTFUL) return t("identity.confidence.likely");
  return confidence > 0 ? t("identity.confidence.doubtful") : t("identity.confidence.nothing");
}

/** Below it another reading is as likely. */
const DOUBTFUL = 0.6;

/** What a check found, in a sentence. What is masked stays so. */
export function reasonText(check: CardCheck, shown: boolean, { t, format }: Wording): string {
  const { figures, reason, field } = check;
  return t(`identity.reason.${reason}`, {
    field: field === null ? "" : t(`identity.field.${field}`),
    fields: namesOf(figures["fields"], t),
    value: textOf(field, figures["value"], shown),
    date: textOf(field, figures["date"], shown),
    read: textOf("birthdate", figures["read"], shown),
    birthdate: textOf("birthdate", figures["birthdate"], shown),
    known: String(figures["known"] ?? ""),
    expiry: String(figures["expiry"] ?? ""),
    customer: String(figures["customer"] ?? ""),
    on: String(figures["on"] ?? ""),
    age: shown ? String(figures["age"] ?? "") : HIDDEN,
    ofAgeFrom: shown ? String(figures["ofAgeFrom"] ?? "") : HIDDEN,
    confidence: format.share(Number(figures["confidence"] ?? 0)),
    bar: format.share(CONFIDENCE_BAR),
    deviation: format.decimal(Number(figures["deviation"] ?? 0), 1),
    cards: String(figures["cards"] ?? ""),
  });
}

const textOf = (field: CardField | null, value: unknown, shown: boolean): string => {
  const text = typeof value === "string" ? value : "";
  return shown || text === "" || field === null || field === "expiry" || field === "sex"
    ? text
    : maskText(field, text);
};

const namesOf = (fields: unknown, t: TFunction): string =>
  (typeof fields === "string" && fields !== "" ? fields.split(" ") : [])
    .map((field) => t(`identity.field.${field as CardField}`))
    .join(", ");

/** Why a picture gives no card, and of a file that is none what it is; empty where it gives one. */
export function problemText({ problem, found = null }: CardReading, t: TFunction): string {
  if (problem === null) return "";
  return found === null || found === "unknown"
    ? t(`identity.problem.${problem}`)
    : t(`identity.found.${found}`);
}

/** Why a card is decided as it is, in a sentence. */
function decisionText(reason: DecisionReason, shown: boolean, wording: Wording): string {
  const { t } = wording;
  if (reason.check === "picture") return t(`identity.problem.${reason.reason}`);
  if (reason.check === "by_hand")
    return t(`identity.byHand.${reason.reason}`, { words: reason.words });
  return reasonText(reason, shown, wording);
}

/** Why the picture stands where it does, the weightiest reason first; empty while it waits. */
export function rowReasons(row: CardRow, wording: Wording): readonly string[] {
  const { picture, checks, isShown } = row;
  const { t } = wording;
  if (picture.error !== null) return [t(`error.${picture.error.code}.title`)];
  return (checks?.reasons ?? []).map((reason) =>
    reason.check === "picture" && picture.reading !== null
      ? problemText(picture.reading, t)
      : decisionText(reason, isShown, wording),
  );
}
