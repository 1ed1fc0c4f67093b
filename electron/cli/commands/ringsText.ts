import { formatInstant } from "#shared/domain/time";
import type { Ring, RingEntity, SetAsideReason } from "#shared/graph/rings/types";
import type { RingEvaluation } from "./ringsEvaluation";
import type { FoundRings } from "./ringsJson";
import { counted, ringSentence } from "./ringSentence";

const REASONS: Readonly<Record<SetAsideReason, string>> = {
  tooFew: "two customers only",
  household: "household",
  office: "office",
  carrier: "carrier or public network",
  public: "public device",
  slow: "shared over a long time",
  weak: "score too low",
  beyondLimit: "beyond the limit",
};

const NOTHING_SHARED =
  "Nothing is shared: no device and no IP has payments of two customers, so there can be no ring.";

/** The rings as text for a terminal. */
export function ringsToText({ dataset, unit, atMs, report, evaluation }: FoundRings): string {
  const { rings, considered, setAside } = report;
  const at = atMs === null ? "" : `, as of ${formatInstant(atMs, 0)} UTC`;
  const reasons = setAside.map(({ reason, count }) => `  ${count} ${REASONS[reason]}`);
  const parts = [
    `${dataset}: ${counted(rings.length, "ring")} among ${counted(considered, "group")} that share a device or an IP${at}`,
    ...(considered === 0 ? [NOTHING_SHARED] : []),
    ...rings.map((ring, place) => ringText(ring, place, { unit, evaluation })),
    ...(reasons.length === 0 ? [] : [["Set aside:", ...reasons].join("\n")]),
    ...(evaluation === null ? [] : [evaluationText(evaluation)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

const entityText = ({ kind, id, customers }: RingEntity): string =>
  `${kind === "ip" ? "IP" : "device"} ${id} (${customers})`;

function ringText(
  ring: Ring,
  place: number,
  { unit, evaluation }: Pick<FoundRings, "unit" | "evaluation">,
): string {
  const { rarity, velocity, outcome } = ring.parts;
  const match = evaluation?.matches[place] ?? null;
  const truth =
    match === null
      ? "no true ring"
      : `${match.ring.id} ${match.ring.scenario ?? ""}, ${match.inCommon} of its ${counted(match.ring.customers.size, "customer")}`;
  return [
    `${place + 1}. ${ringSentence(ring.sentence)}`,
    `   score ${ring.score.toFixed(2)}: rarity ${rarity.toFixed(2)}, velocity ${velocity.toFixed(2)}, outcome ${outcome.toFixed(2)}`,
    `   from ${formatInstant(ring.firstMs, 0)} to ${formatInstant(ring.lastMs, 0)}, ${(ring.amountCents / 100).toFixed(2)}${unit === null ? "" : ` ${unit}`} in ${counted(ring.payments, "payment")}`,
    `   customers: ${ring.customers.join(", ")}`,
    `   shared (by how many customers): ${ring.entities.map(entityText).join(", ")}`,
    ...(evaluation === null ? [] : [`   truth: ${truth}`]),
  ].join("\n");
}

function evaluationText({ pairwiseF1, precision, recall, trueRings }: RingEvaluation): string {
  const figure = (value: number | null): string => (value === null ? "–" : value.toFixed(3));
  return `Pairs of customers in one ring, against ${counted(trueRings.length, "true ring")}: F1 ${figure(pairwiseF1)}, precision ${figure(precision)}, recall ${figure(recall)}.`;
}
