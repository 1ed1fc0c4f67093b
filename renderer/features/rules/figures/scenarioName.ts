import type { TFunction } from "i18next";

/** The scenarios of the datasets that are known, as the generator writes them. */
const KNOWN = [
  "account_takeover",
  "card_testing",
  "compromised_customer",
  "compromised_merchant",
  "device_farm",
  "mule_chain",
  "stolen_card",
  "velocity_burst",
  "campaign_peak",
  "gift_buyer",
  "household",
  "mobile_carrier",
  "office",
  "student_retry",
  "traveller",
  "normal",
] as const;

/** A scenario in words; another dataset's own as it is written there. */
export function scenarioName(scenario: string, t: TFunction): string {
  const known = KNOWN.find((name) => name === scenario);
  return known === undefined ? scenario : t(`rules.scenarioName.${known}`);
}
