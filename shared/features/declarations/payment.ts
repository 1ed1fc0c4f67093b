import { codeOrMissing, countryCode, customerFacts } from "../formulas/codes";
import { hourOfDay, isNight, isWeekend, weekday } from "../formulas/time";
import type { DerivedFeature, FeatureDeclaration } from "../types";
import { derivedFeature } from "./builders";
import type { KeyKind, PaymentFact } from "../../log/kinds";

const factText = (name: string, fact: PaymentFact): DerivedFeature =>
  derivedFeature(name, (cursor) => codeOrMissing(cursor.fact(fact)), {
    type: "text",
    needs: [fact],
    dictionary: ({ facts }) => facts[fact],
  });

const keyText = (name: string, key: KeyKind): DerivedFeature =>
  derivedFeature(name, (cursor) => codeOrMissing(cursor.code(key)), {
    type: "text",
    needs: [key],
    dictionary: ({ keys }) => keys[key],
  });

/** The attempt as it arrives, and whose it is. */
export const PAYMENT_FEATURES: readonly FeatureDeclaration[] = [
  derivedFeature("amount", (cursor) => cursor.cents / 100, { unit: "money" }),
  factText("method", "method"),
  factText("payment_country", "country"),
  factText("channel", "channel"),
  factText("currency", "currency"),
  // Only payments of transactions carry a category themselves.
  { ...keyText("merchant_category", "category"), needs: ["merchantCategory"] },
  keyText("card_bin", "bin"),
  derivedFeature(
    "customer_country",
    (cursor, _inputs, _slots, context) =>
      countryCode(customerFacts(cursor, context)?.country ?? null, context),
    {
      type: "text",
      needs: ["customer", "customers"],
      dictionary: ({ facts }) => facts.country,
    },
  ),
  derivedFeature("sca", (cursor) => cursor.sca, { type: "flag", needs: ["sca"] }),
  derivedFeature("hour_of_day", (cursor) => hourOfDay(cursor.ms), { unit: "hour" }),
  derivedFeature("weekday", (cursor) => weekday(cursor.ms)),
  derivedFeature("is_weekend", (cursor) => isWeekend(cursor.ms), { type: "flag" }),
  derivedFeature("is_night", (cursor) => isNight(cursor.ms), { type: "flag" }),
];
