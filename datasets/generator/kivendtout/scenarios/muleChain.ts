import type { Random } from "../../random";
import { DAY, drawBetween, drawInPart, HOUR, PERIOD_START } from "../calendar";
import { openAccount } from "../customers";
import { COUNTRIES, fraud } from "../model";
import type { Address, Customer, Visit } from "../model";
import { newAddress } from "../network";
import { drawAftermath, drawBrowsing, drawCuriosity, makeVisit } from "../visits";
import { fillBasket } from "./stage";
import type { Scenario, Stage } from "./stage";

/** Accounts per chain. An account pays from the address it shares with the one before and the one after. */
const CHAIN_SIZES = [5, 4];
export const MULE_CHAIN_PAYMENTS = CHAIN_SIZES.reduce((sum, size) => sum + 2 * (size - 1), 0);

interface Link {
  readonly ringId: string;
  readonly customer: Customer;
  readonly address: Address;
  readonly dayMs: number;
}

function muleVisit(stage: Stage, random: Random, link: Link): Visit {
  const { customer } = link;
  const startMs = Math.max(
    customer.signupMs + HOUR,
    drawBetween(random, link.dayMs + 8 * HOUR, link.dayMs + 23 * HOUR),
  );
  return makeVisit(random, {
    customer,
    device: customer.devices[0]!,
    address: link.address,
    startMs,
    tries: [
      {
        afterSeconds: drawBrowsing(random) * 0.7,
        method: random.chance(0.6) ? "card" : "bank_transfer",
        bin: customer.bins[0]!,
        basket: fillBasket(stage, random, {
          atMs: startMs,
          lines: random.integer(1, 4),
          taste: random.chance(0.8) ? "costly" : "any",
          customer,
        }),
        succeeds: random.chance(0.85),
        story: fraud("mule_chain", link.ringId),
      },
    ],
    lastSeconds: drawAftermath(random),
    curiosity: drawCuriosity(random) * 0.8,
  });
}

const SEASON = { from: PERIOD_START + 4 * DAY, to: PERIOD_START + 50 * DAY };

function chain(stage: Stage, random: Random, part: number, size: number): Visit[] {
  const ringId = stage.nextRing();
  const country = random.pick(COUNTRIES);
  const startMs = drawInPart(random, SEASON, { part, parts: CHAIN_SIZES.length });
  const midnight = Math.floor(startMs / DAY) * DAY;
  const accounts = stage.enlistment.accounts(size);
  for (const account of accounts) {
    account.country = country;
    openAccount(random, account, midnight, random.chance(0.75) ? 12 : 300);
  }
  return accounts.slice(1).flatMap((after, at) => {
    const address = newAddress(random, country);
    const dayMs = midnight + 2 * at * DAY;
    return [accounts[at]!, after].map((customer, step) =>
      muleVisit(stage, random, { ringId, customer, address, dayMs: dayMs + step * DAY }),
    );
  });
}

/** Chains of accounts in which each hands an address on to the next. */
export const muleChain: Scenario = (stage, random) =>
  random.shuffled(CHAIN_SIZES).flatMap((size, part) => chain(stage, random, part, size));
