import type { Random } from "../../random";
import { DAY, drawInPart, PERIOD_START } from "../calendar";
import { openAccount } from "../customers";
import { COUNTRIES, fraud } from "../model";
import type { Basket, Visit } from "../model";
import { anyDevice, drawBin, newAddress } from "../network";
import { drawHaste, makeVisit } from "../visits";
import type { Try } from "../visits";
import { fillBasket } from "./stage";
import type { Scenario, Stage } from "./stage";

const BURSTS = 3;
const CARDS_PER_BURST = 8;
export const CARD_TESTING_PAYMENTS = BURSTS * CARDS_PER_BURST;

/** One stolen number after the other; a basket is used until a card goes through. */
function tryCards(stage: Stage, random: Random, nextBasket: () => Basket): Try[] {
  let basket = nextBasket();
  return Array.from({ length: CARDS_PER_BURST }, (_, at) => {
    const succeeds = at > 2 && random.chance(0.12);
    const attempt: Try = {
      afterSeconds: at === 0 ? drawHaste(random) : random.integer(12, 70),
      method: "card",
      bin: drawBin(random, stage.issuers, random.pick(COUNTRIES)),
      basket,
      succeeds,
      story: fraud("card_testing"),
    };
    if (succeeds) basket = nextBasket();
    return attempt;
  });
}

const SEASON = { from: PERIOD_START + 3 * DAY, to: PERIOD_START + 58 * DAY };

function burst(stage: Stage, random: Random, part: number): Visit {
  const startMs = drawInPart(random, SEASON, { part, parts: BURSTS });
  const customer = stage.enlistment.accounts(1)[0]!;
  openAccount(random, customer, startMs, 3);
  return makeVisit(random, {
    customer,
    device: anyDevice(random),
    address: newAddress(random, customer.country),
    startMs,
    tries: tryCards(stage, random, () =>
      fillBasket(stage, random, { atMs: startMs, lines: 1, taste: "cheap", customer }),
    ),
    lastSeconds: random.integer(0, 30),
    curiosity: 0.2,
  });
}

/** Many small, mostly failing payments with different cards on one device within minutes. */
export const cardTesting: Scenario = (stage, random) =>
  Array.from({ length: BURSTS }, (_, part) => burst(stage, random, part));
