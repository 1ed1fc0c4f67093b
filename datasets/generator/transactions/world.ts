import type { Random } from "../random";
import { CATEGORIES } from "./categories";
import { buildCustomers, type Customer } from "./customers";
import { buildMarket, type Market } from "./merchants";
import { carrierAddresses, drawDevice, drawIp } from "./network";
import { CITIES } from "./places";
import { WeightedChoice } from "../sampling";

/** Everybody and everything that exists while the payments are made. */
export interface World {
  readonly market: Market;
  readonly customers: readonly Customer[];
  /** Draws a customer in proportion to how often each pays. */
  readonly customerChoice: WeightedChoice;
  /** Shared addresses of the mobile carriers, by city. */
  readonly carriers: readonly (readonly string[])[];
  /** Exits of private networks, by city. */
  readonly tunnels: readonly (readonly string[])[];
  /** Computers in libraries and shops that anybody may use, one a city. */
  readonly publicComputers: readonly { readonly deviceId: string; readonly ip: string }[];
  /** Draws a place in `market.terminalsOf[city]` by popularity; null where the city has no till. */
  readonly tills: readonly (WeightedChoice | null)[];
  /** The same, and a place in `market.sites`, by what a fraudster wants. */
  readonly fraudTills: readonly (WeightedChoice | null)[];
  readonly fraudSites: WeightedChoice;
}

const MERCHANTS_PER_CUSTOMER = 0.4;
const FEWEST_MERCHANTS = 60;
const TERMINALS_PER_CUSTOMER = 2;

export function buildWorld(random: Random, size: { customers: number; days: number }): World {
  const market = buildMarket(random, {
    merchants: Math.max(FEWEST_MERCHANTS, Math.round(MERCHANTS_PER_CUSTOMER * size.customers)),
    terminals: TERMINALS_PER_CUSTOMER * size.customers,
    days: size.days,
  });
  const customers = buildCustomers(random, market, { count: size.customers, days: size.days });
  return {
    market,
    customers,
    customerChoice: new WeightedChoice(customers.map(({ rate }) => rate)),
    carriers: carrierAddresses(random, size.customers),
    tunnels: CITIES.map((_, city) => [drawIp(random, city), drawIp(random, city)]),
    publicComputers: CITIES.map((_, city) => ({
      deviceId: drawDevice(random),
      ip: drawIp(random, city),
    })),
    tills: tillChoices(market, () => 1),
    fraudTills: tillChoices(market, fraudTaste),
    fraudSites: new WeightedChoice(
      market.sites.map((site) => market.merchants[site]!.popularity * fraudTaste(market, site)),
    ),
  };
}

const fraudTaste = (market: Market, merchant: number): number =>
  CATEGORIES[market.merchants[merchant]!.category]!.fraudTaste;

function tillChoices(
  market: Market,
  taste: (market: Market, merchant: number) => number,
): (WeightedChoice | null)[] {
  return market.terminalsOf.map((terminals) => {
    if (terminals.length === 0) return null;
    return new WeightedChoice(
      terminals.map((terminal) => {
        const { merchant } = market.terminals[terminal]!;
        return market.merchants[merchant]!.popularity * taste(market, merchant);
      }),
    );
  });
}
