import type { Rule } from "../../contract/rules";
import { hits, shipped, spares } from "./shipped";

export const SHARING_RULES: readonly Rule[] = [
  shipped({
    id: "shared_device",
    code: "R09",
    state: "active",
    when: "customers_on_device >= 3",
    effect: { points: 75 },
    words: {
      en: {
        name: "Shared device",
        reason: "{customers_on_device} customers have paid with this device.",
      },
      fr: {
        name: "Appareil partagé",
        reason: "{customers_on_device} clients ont payé avec cet appareil.",
      },
    },
    tests: [
      hits("a third customer", { customers_on_device: 3 }),
      spares("a household of two", { customers_on_device: 2 }),
    ],
  }),
  shipped({
    id: "shared_ip",
    code: "R10",
    // Mostly offices and mobile carriers.
    state: "shadow",
    when: "uniq_customer_ip_1d >= 3",
    effect: { points: 25 },
    words: {
      en: {
        name: "Shared IP address",
        reason: "{uniq_customer_ip_1d} customers have paid from this IP address within a day.",
      },
      fr: {
        name: "Adresse IP partagée",
        reason: "{uniq_customer_ip_1d} clients ont payé depuis cette adresse IP en un jour.",
      },
    },
    tests: [
      hits("a third customer in a day", { uniq_customer_ip_1d: 3 }),
      spares("two customers in a day", { uniq_customer_ip_1d: 2 }),
    ],
  }),
];
