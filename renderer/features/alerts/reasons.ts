import type { AlertState, TriageReason } from "#shared/contract/casework";

/** Reasons offered for an outcome, by digit keys in this order; none for what is not closed. */
export function reasonsFor(state: AlertState): readonly TriageReason[] {
  switch (state) {
    case "confirmed_fraud":
      return ["stolen_card", "account_takeover", "card_testing", "ring", "mule", "other"];
    case "false_positive":
      return [
        "customer_confirmed",
        "known_household",
        "traveller",
        "gift",
        "retry",
        "rule_too_wide",
        "not_enough_evidence",
        "other",
      ];
    case "new":
    case "in_review":
    case "escalated":
    case "snoozed":
      return [];
  }
}
