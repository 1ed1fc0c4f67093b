import type { Rule } from "../../contract/rules";
import { hits, shipped, spares } from "./shipped";

export const SHARING_RULES: readonly Rule[] = [
  shipped({
    id: "shared_device",
    code: "R09",
    state: "active",
    // Households share a device as well, but seldom two of them buy on one day.
    when: "uniq_customer_device_1d >= 2 or customers_on_device >= 3",
    effect: { points: 60 },
    words: {
      en: {
        name: "Shared device",
        reason:
          "{customers_on_device} customers have paid with this device, {uniq_customer_device_1d} of them within a day.",
      },
      fr: {
        name: "Appareil partagé",
        reason:
          "{customers_on_device} clients ont payé avec cet appareil, dont {uniq_customer_device_1d} en un jour.",
      },
    },
    tests: [
      hits("two customers in a day", { uniq_customer_device_1d: 2, customers_on_device: 2 }),
      hits("a third customer", { uniq_customer_device_1d: 1, customers_on_device: 3 }),
      spares("two customers on two days", { uniq_customer_device_1d: 1, customers_on_device: 2 }),
    ],
  }),
  shipped({
    id: "shared_ip",
    code: "R10",
    state: "active",
    // Offices and mobile carriers have a history of payments known to be legitimate.
    when: "uniq_customer_ip_1d >= 2 and known_legitimate_ip_ever = 0",
    effect: { points: 100 },
    words: {
      en: {
        name: "Shared IP address",
        reason:
          "{uniq_customer_ip_1d} customers have paid within a day from this IP address, of which no payment is known to be legitimate.",
      },
      fr: {
        name: "Adresse IP partagée",
        reason:
          "{uniq_customer_ip_1d} clients ont payé en un jour depuis cette adresse IP, dont aucun paiement n’est connu comme légitime.",
      },
    },
    tests: [
      hits("two customers in a day", { uniq_customer_ip_1d: 2, known_legitimate_ip_ever: 0 }),
      spares("one customer", { uniq_customer_ip_1d: 1, known_legitimate_ip_ever: 0 }),
      spares("an office", { uniq_customer_ip_1d: 5, known_legitimate_ip_ever: 1 }),
      spares("a dataset without labels", { uniq_customer_ip_1d: 5 }),
    ],
  }),
];
