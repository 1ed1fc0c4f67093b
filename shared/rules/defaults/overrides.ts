import type { Rule } from "../../contract/rules";
import { writeValue } from "../conditionValue";
import { hits, shipped, spares } from "./shipped";

/**
 * FATF, High-Risk Jurisdictions subject to a Call for Action (2025): North Korea, Iran, Myanmar. A default to begin
 * with: the lists that bind a seller (UN, EU, national) change, and are the seller's to keep.
 */
const BLOCKED_COUNTRIES = ["IR", "KP", "MM"];

export const OVERRIDE_RULES: readonly Rule[] = [
  shipped({
    id: "amount_cap",
    code: "R14",
    state: "active",
    when: "amount > 1000",
    effect: { outcome: "BLOCK" },
    words: {
      en: { name: "Amount cap", reason: "The amount of {amount} is above the cap." },
      fr: { name: "Plafond de montant", reason: "Le montant de {amount} dépasse le plafond." },
    },
    tests: [
      hits("a cent above the cap", { amount: 1000.01 }),
      spares("the cap itself", { amount: 1000 }),
    ],
  }),
  shipped({
    id: "blocked_countries",
    code: "R15",
    state: "active",
    when: `payment_country in (${BLOCKED_COUNTRIES.map(writeValue).join(", ")})`,
    effect: { outcome: "BLOCK" },
    words: {
      en: {
        name: "Blocked country",
        reason:
          "The payment comes from {payment_country}, which is on the list of blocked countries.",
      },
      fr: {
        name: "Pays bloqué",
        reason: "Le paiement vient de {payment_country}, qui figure sur la liste des pays bloqués.",
      },
    },
    tests: [
      hits("a country of the list", { payment_country: "KP" }),
      spares("a country beside the list", { payment_country: "KR" }),
      spares("a country that is not said", {}),
    ],
  }),
  shipped({
    id: "missing_strong_authentication",
    code: "R16",
    state: "active",
    when: "sca = no",
    effect: { outcome: "CHALLENGE" },
    words: {
      en: {
        name: "No strong authentication",
        reason: "The payment was made without strong customer authentication.",
      },
      fr: {
        name: "Sans authentification forte",
        reason: "Le paiement a été effectué sans authentification forte du client.",
      },
    },
    tests: [
      hits("without", { sca: false }),
      spares("with", { sca: true }),
      spares("where it is not said", {}),
    ],
  }),
];
