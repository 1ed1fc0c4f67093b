import { CARD_FIELDS, type CardReading } from "../../contract/identity";
import { allChecks } from "./checks";
import { checkedFields } from "./fields";
import type { CardCheck, CardChecks, CardFacts, CardOutcome, DecisionReason } from "./types";

/** Checks whose failure rejects a card, the weightiest first. All others ask for a person. */
const REJECTING = ["of_age", "not_expired", "birthdate_of_customer"] as const;

/**
 * Checks a card and decides on it for a day (docs/decisions/0035-deciding-on-a-card.md):
 *
 * | first that holds | decision |
 * |---|---|
 * | a person decided | accept or reject, as they said |
 * | no card could be read in the picture | check by hand |
 * | under age on the day, expired on that day, or born on another day than the linked customer, by fields that are certain and show no hint of tampering | reject |
 * | any field is not certain; any other check failed; a check could not be made | check by hand |
 * | everything passed; a card that is linked to nobody needs no customer to agree with | accept |
 *
 * A field is certain when it was read with a confidence at the bar, or a person said what it says. Pure.
 */
export function checkCard(reading: CardReading, facts: CardFacts): CardChecks {
  const fields = checkedFields(reading, facts.corrections);
  const checks = allChecks(fields, reading.hints, facts);
  const { proposal, because } = propose(reading, checks);
  if (facts.byHand === null)
    return { fields, checks, decision: proposal, proposal, reasons: because };
  const { verdict, reason: words } = facts.byHand;
  const said: DecisionReason = { check: "by_hand", reason: verdict, words };
  return { fields, checks, decision: verdict, proposal, reasons: [said, ...because] };
}

interface Proposal {
  readonly proposal: CardOutcome;
  readonly because: readonly DecisionReason[];
}

function propose({ problem, hints }: CardReading, checks: readonly CardCheck[]): Proposal {
  if (problem !== null)
    return { proposal: "check_by_hand", because: [{ check: "picture", reason: problem }] };
  const doubted = new Set(hints.map(({ field }) => field));
  const rejecting = REJECTING.flatMap((id) =>
    checks.filter(
      ({ check, field, outcome }) =>
        check === id && outcome === "failed" && (field === null || !doubted.has(field)),
    ),
  );
  const open = checks.filter(
    (one) => one.outcome !== "passed" && one.reason !== "not_linked" && !rejecting.includes(one),
  );
  if (rejecting.length > 0) return { proposal: "reject", because: rejecting };
  if (open.length > 0) return { proposal: "check_by_hand", because: byWeight(open) };
  const because = checks.filter(({ check }) => isReassuring(check));
  return { proposal: "accept", because: because.toSorted(passedFirst) };
}

/** That a card is linked to nobody is told after what speaks for it. */
const passedFirst = (a: CardCheck, b: CardCheck): number =>
  Number(b.outcome === "passed") - Number(a.outcome === "passed");

/** What an acceptance rests on. */
const isReassuring = (check: CardCheck["check"]): boolean => REJECTING.some((id) => id === check);

/** What is known to be wrong first, then what is not known; what only follows from an uncertain field is left out. */
function byWeight(open: readonly CardCheck[]): readonly CardCheck[] {
  const told = open.filter(({ reason }) => reason !== "fields_uncertain");
  const failed = told.filter(({ outcome }) => outcome === "failed");
  const unknown = told.filter(({ outcome }) => outcome === "unknown");
  const places = (one: CardCheck): number =>
    one.field === null ? CARD_FIELDS.length : CARD_FIELDS.indexOf(one.field);
  return [...failed, ...unknown.toSorted((a, b) => places(a) - places(b))];
}
