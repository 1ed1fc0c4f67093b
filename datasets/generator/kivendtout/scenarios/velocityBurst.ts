import { DAY, drawInPart, PERIOD_START } from "../calendar";
import { openAccount } from "../customers";
import { fraud } from "../model";
import { newAddress } from "../network";
import { drawBrowsing, drawCuriosity, makeVisit } from "../visits";
import { fillBasket } from "./stage";
import type { Scenario } from "./stage";

const BURSTS = 3;
const PAYMENTS_PER_BURST = 4;
export const VELOCITY_BURST_PAYMENTS = BURSTS * PAYMENTS_PER_BURST;

const SEASON = { from: PERIOD_START + DAY, to: PERIOD_START + 60 * DAY };

/** One account emptying one card: several purchases one after the other. */
export const velocityBurst: Scenario = (stage, random) =>
  stage.enlistment.accounts(BURSTS).map((customer, part) => {
    const startMs = drawInPart(random, SEASON, { part, parts: BURSTS });
    openAccount(random, customer, startMs, 200);
    return makeVisit(random, {
      customer,
      device: customer.devices[0]!,
      address: random.chance(0.5) ? customer.home : newAddress(random, customer.home.country),
      startMs,
      tries: Array.from({ length: PAYMENTS_PER_BURST }, (_, at) => ({
        afterSeconds: at === 0 ? drawBrowsing(random) * 0.5 : random.integer(60, 420),
        method: "card" as const,
        bin: customer.bins[0]!,
        basket: fillBasket(stage, random, {
          atMs: startMs,
          lines: random.integer(1, 2),
          taste: random.chance(0.5) ? "costly" : "any",
          customer,
        }),
        succeeds: random.chance(at === 0 ? 0.9 : 0.65),
        story: fraud("velocity_burst"),
      })),
      lastSeconds: random.integer(5, 90),
      curiosity: drawCuriosity(random) * 0.7,
    });
  });
