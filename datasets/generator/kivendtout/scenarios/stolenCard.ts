import { atNight, DAY, drawInPart, PERIOD_START } from "../calendar";
import { openAccount } from "../customers";
import { fraud } from "../model";
import { drawBin, newAddress, otherCountry } from "../network";
import { drawAftermath, drawBrowsing, drawCuriosity, makeVisit } from "../visits";
import { fillBasket } from "./stage";
import type { Scenario } from "./stage";

export const STOLEN_CARD_PAYMENTS = 9;

const SEASON = { from: PERIOD_START + 3 * DAY, to: PERIOD_START + 60 * DAY };

/** A new account's first purchase, at night, with somebody else's card. */
export const stolenCard: Scenario = (stage, random) =>
  stage.enlistment.accounts(STOLEN_CARD_PAYMENTS).map((customer, part) => {
    const dayMs = drawInPart(random, SEASON, { part, parts: STOLEN_CARD_PAYMENTS });
    const startMs = atNight(random, dayMs);
    openAccount(random, customer, startMs, 2);
    const { country } = customer;
    return makeVisit(random, {
      customer,
      device: customer.devices[0]!,
      address: random.chance(0.25) ? stage.carriers.get(country)! : newAddress(random, country),
      startMs,
      tries: [
        {
          afterSeconds: drawBrowsing(random) * 0.6,
          method: "card",
          bin: drawBin(
            random,
            stage.issuers,
            random.chance(0.6) ? otherCountry(random, country) : country,
          ),
          basket: fillBasket(stage, random, {
            atMs: startMs,
            lines: random.integer(2, 4),
            taste: "costly",
            customer,
          }),
          succeeds: random.chance(0.7),
          story: fraud("stolen_card"),
        },
      ],
      lastSeconds: drawAftermath(random),
      curiosity: drawCuriosity(random) * 0.7,
    });
  });
