import type { Rule } from "../../contract/rules";
import { hits, shipped, spares } from "./shipped";

/** They ask for a check whatever the score: what they find is a matter of the law or of identity, and hardly tells of fraud. */
export const IDENTITY_RULES: readonly Rule[] = [
  shipped({
    id: "minor_adult_purchase",
    code: "R12",
    state: "active",
    when: "customer_is_minor = yes and adult_items_in_cart >= 1",
    effect: { outcome: "CHALLENGE" },
    words: {
      en: {
        name: "Adult items bought by a minor",
        reason:
          "The customer is a minor, and the cart holds items for adults only ({adult_items_in_cart}).",
      },
      fr: {
        name: "Articles pour adultes achetés par un mineur",
        reason:
          "Le client est mineur et le panier contient des articles réservés aux adultes ({adult_items_in_cart}).",
      },
    },
    tests: [
      hits("a minor with one such item", { customer_is_minor: true, adult_items_in_cart: 1 }),
      spares("a minor without", { customer_is_minor: true, adult_items_in_cart: 0 }),
      spares("an adult", { customer_is_minor: false, adult_items_in_cart: 2 }),
      spares("a customer whose age is not said", { adult_items_in_cart: 2 }),
    ],
  }),
  shipped({
    id: "id_mismatch",
    code: "R13",
    state: "active",
    when: "id_card_mismatch = yes",
    effect: { outcome: "CHALLENGE" },
    words: {
      en: {
        name: "ID card disagrees",
        reason: "The birth date on the ID card is not that of the customer.",
      },
      fr: {
        name: "Carte d’identité discordante",
        reason: "La date de naissance de la carte d’identité n’est pas celle du client.",
      },
    },
    tests: [
      hits("another birth date", { id_card_mismatch: true }),
      spares("the same birth date", { id_card_mismatch: false }),
      spares("a customer without a card", {}),
    ],
  }),
];
