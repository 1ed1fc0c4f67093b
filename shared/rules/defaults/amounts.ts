import type { Rule } from "../../contract/rules";
import { hits, shipped, spares } from "./shipped";

export const AMOUNT_RULES: readonly Rule[] = [
  shipped({
    id: "high_amount",
    code: "R01",
    state: "active",
    when: "amount > 200",
    effect: { points: 30 },
    words: {
      en: { name: "High amount", reason: "The amount of {amount} is unusually high." },
      fr: { name: "Montant élevé", reason: "Le montant de {amount} est anormalement élevé." },
    },
    tests: [
      hits("a basket of 249.90", { amount: 249.9 }),
      spares("a basket at the limit", { amount: 200 }),
    ],
  }),
  shipped({
    id: "new_account_high_amount",
    code: "R06",
    state: "active",
    when: "account_age_days < 7 and amount > 120",
    effect: { points: 70 },
    words: {
      en: {
        name: "High amount on a new account",
        reason: "The account is {account_age_days} old and pays {amount}.",
      },
      fr: {
        name: "Montant élevé sur un compte récent",
        reason: "Le compte existe depuis {account_age_days} et paie {amount}.",
      },
    },
    tests: [
      hits("an account of two days pays 150", { account_age_days: 2, amount: 150 }),
      spares("an account of just seven days", { account_age_days: 7, amount: 150 }),
      spares("a new account at the limit", { account_age_days: 2, amount: 120 }),
      spares("an account whose age is not said", { amount: 150 }),
    ],
  }),
  shipped({
    id: "unusual_hour",
    code: "R07",
    state: "active",
    // Customers of long standing do buy at night.
    when: "hour_of_day >= 1 and hour_of_day < 6 and account_age_days < 60",
    effect: { points: 100 },
    words: {
      en: {
        name: "Unusual hour",
        reason:
          "The payment comes at {hour_of_day} (UTC), when hardly anybody buys, on an account that is {account_age_days} old.",
      },
      fr: {
        name: "Heure inhabituelle",
        reason:
          "Le paiement a lieu à {hour_of_day} (UTC), quand presque personne n’achète, sur un compte ouvert depuis {account_age_days}.",
      },
    },
    tests: [
      hits("one in the morning", { hour_of_day: 1, account_age_days: 3 }),
      hits("just before six", { hour_of_day: 5, account_age_days: 59 }),
      spares("six in the morning", { hour_of_day: 6, account_age_days: 3 }),
      spares("midnight", { hour_of_day: 0, account_age_days: 3 }),
      spares("an account of sixty days", { hour_of_day: 3, account_age_days: 60 }),
    ],
  }),
];
