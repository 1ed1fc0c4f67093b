import type { Rule } from "../../contract/rules";
import { hits, shipped, spares } from "./shipped";

export const PLACE_RULES: readonly Rule[] = [
  shipped({
    id: "country_mismatch",
    code: "R02",
    state: "active",
    when: "country_mismatch = yes",
    // Mostly travellers: it only adds to what else is odd.
    effect: { points: 15 },
    words: {
      en: {
        name: "Country mismatch",
        reason: "The payment comes from {payment_country}, the customer from {customer_country}.",
      },
      fr: {
        name: "Pays différents",
        reason: "Le paiement vient de {payment_country}, le client de {customer_country}.",
      },
    },
    tests: [
      hits("another country", { country_mismatch: true }),
      spares("the same country", { country_mismatch: false }),
      spares("a country that is not said", {}),
    ],
  }),
  shipped({
    id: "device_change",
    aliases: ["device_switch"],
    code: "R05",
    state: "active",
    when: "new_device = yes and (country_mismatch = yes or amount_z_30d_shrunk > 2)",
    effect: { points: 100 },
    words: {
      en: {
        name: "Device change",
        reason:
          "The customer never paid with this device before, and now pays {amount} from {payment_country} ({amount_z_30d_shrunk} from the usual amount).",
      },
      fr: {
        name: "Changement d’appareil",
        reason:
          "Le client n’a jamais payé avec cet appareil et paie maintenant {amount} depuis {payment_country} (à {amount_z_30d_shrunk} du montant habituel).",
      },
    },
    tests: [
      hits("a new device abroad", { new_device: true, country_mismatch: true }),
      hits("a new device and an unusual amount", { new_device: true, amount_z_30d_shrunk: 2.1 }),
      spares("a new device at the limit, at home", {
        new_device: true,
        country_mismatch: false,
        amount_z_30d_shrunk: 2,
      }),
      spares("the usual device", { new_device: false, country_mismatch: true }),
      spares("a first payment, which has no usual device", { country_mismatch: true }),
    ],
  }),
  shipped({
    id: "impossible_travel",
    code: "R08",
    state: "active",
    // 15 km a minute are 900 km/h, the speed of an airliner; below 100 km centroids and coordinates say little.
    when: "km_per_min_previous > 15 and distance_km_previous > 100",
    effect: { points: 100 },
    words: {
      en: {
        name: "Impossible travel",
        reason:
          "{distance_km_previous} from the payment before, which is {km_per_min_previous}: faster than an airliner.",
      },
      fr: {
        name: "Déplacement impossible",
        reason:
          "{distance_km_previous} depuis le paiement précédent, soit {km_per_min_previous} : plus vite qu’un avion de ligne.",
      },
    },
    tests: [
      hits("1,000 km in half an hour", { km_per_min_previous: 33.3, distance_km_previous: 1000 }),
      spares("the speed of an airliner", { km_per_min_previous: 15, distance_km_previous: 1000 }),
      spares("100 km in a minute", { km_per_min_previous: 100, distance_km_previous: 100 }),
    ],
  }),
];
