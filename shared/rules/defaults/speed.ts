import type { Rule } from "../../contract/rules";
import { hits, shipped, spares } from "./shipped";

export const SPEED_RULES: readonly Rule[] = [
  shipped({
    id: "velocity",
    aliases: ["rapid_attempts"],
    code: "R03",
    state: "active",
    when: "count_tx_customer_1h >= 4 or count_tx_device_1h >= 4",
    effect: { points: 30 },
    words: {
      en: {
        name: "Rapid attempts",
        reason:
          "{count_tx_customer_1h} payment attempts of the customer within an hour, {count_tx_device_1h} on the device.",
      },
      fr: {
        name: "Tentatives rapprochées",
        reason:
          "{count_tx_customer_1h} tentatives de paiement du client en une heure, {count_tx_device_1h} sur l’appareil.",
      },
    },
    tests: [
      hits("the fourth attempt of a customer", { count_tx_customer_1h: 4, count_tx_device_1h: 1 }),
      hits("the fourth attempt on a device", { count_tx_device_1h: 4 }),
      spares("the third attempt", { count_tx_customer_1h: 3, count_tx_device_1h: 3 }),
    ],
  }),
  shipped({
    id: "many_failed_attempts",
    code: "R04",
    state: "active",
    when: "failed_customer_1h >= 3 or failed_device_1h >= 3",
    effect: { points: 15 },
    words: {
      en: {
        name: "Many failed attempts",
        reason:
          "{failed_customer_1h} failed attempts of the customer within the hour before, {failed_device_1h} on the device.",
      },
      fr: {
        name: "Nombreux échecs",
        reason:
          "{failed_customer_1h} tentatives échouées du client dans l’heure précédente, {failed_device_1h} sur l’appareil.",
      },
    },
    tests: [
      hits("three failures of a customer", { failed_customer_1h: 3, failed_device_1h: 0 }),
      hits("three failures on a device", { failed_device_1h: 3 }),
      spares("two failures", { failed_customer_1h: 2, failed_device_1h: 2 }),
    ],
  }),
  shipped({
    id: "bin_testing",
    code: "R11",
    state: "active",
    when: "uniq_bin_device_1d >= 3",
    effect: { points: 100 },
    words: {
      en: {
        name: "Card testing",
        reason:
          "Cards of {uniq_bin_device_1d} different BINs were tried on the device within a day.",
      },
      fr: {
        name: "Test de cartes",
        reason:
          "Des cartes de {uniq_bin_device_1d} BIN différents ont été essayées sur l’appareil en un jour.",
      },
    },
    tests: [
      hits("a third BIN", { uniq_bin_device_1d: 3 }),
      spares("a second BIN", { uniq_bin_device_1d: 2 }),
    ],
  }),
];
