import type { Random } from "../random";
import { CATEGORIES } from "./categories";
import { CITIES, drawCity, drawCityIn, offset } from "./places";
import { WeightedChoice } from "../sampling";

export interface Merchant {
  readonly id: string;
  /** Index into `CATEGORIES`. */
  readonly category: number;
  readonly country: string;
  /** Customers it attracts, relative to the other merchants. */
  readonly popularity: number;
  /** Day of the dataset from which it takes payments; 0 = from the start. */
  readonly opensOn: number;
}

/** A till: a place where a merchant takes card payments. */
export interface Terminal {
  /** Index into the merchants. */
  readonly merchant: number;
  readonly city: number;
  readonly lat: number;
  readonly lon: number;
}

export interface Market {
  readonly merchants: readonly Merchant[];
  readonly terminals: readonly Terminal[];
  /** Terminal indices by city index, from south to north. */
  readonly terminalsOf: readonly (readonly number[])[];
  /** Indices of the merchants that sell online. */
  readonly sites: readonly number[];
  /** Draws a place in `sites` by popularity. */
  readonly siteChoice: WeightedChoice;
  /** Mean relative amount of a purchase at a site drawn by popularity. */
  readonly meanSiteAmount: number;
}

const CHAIN_SHARE = 0.15;
/** Share of merchants that open during the dataset's span. */
const NEW_SHARE = 0.18;
const ALWAYS_OPEN = 10;
const SHOP_SPREAD_KM = 4;

const tillCategories = new WeightedChoice(CATEGORIES.map(({ till }) => till));
const onlineCategories = new WeightedChoice(CATEGORIES.map(({ online }) => online));

/** Merchants with their category, country and tills. `terminals` counts tills over all merchants. */
export function buildMarket(
  random: Random,
  size: { merchants: number; terminals: number; days: number },
): Market {
  const merchants: Merchant[] = [];
  const homes: number[] = [];
  const sites: number[] = [];
  const tillShare: number[] = [];
  for (let index = 0; index < size.merchants; index++) {
    // Every fifth by position, so that the smallest market sells online too.
    const onlineOnly = index % 5 === 1;
    const chain = !onlineOnly && random.chance(CHAIN_SHARE);
    const home = drawCity(random);
    const popularity = Math.min(40, (1 - random.next()) ** -0.8) * (chain ? 2 : 1);
    merchants.push({
      id: `m_${String(index + 1).padStart(5, "0")}`,
      category: (onlineOnly ? onlineCategories : tillCategories).draw(random),
      country: CITIES[home]!.country,
      popularity,
      // The first ones are always there, so that there is somewhere to pay on the first day.
      opensOn:
        index >= ALWAYS_OPEN && random.chance(NEW_SHARE) ? random.integer(1, size.days - 1) : 0,
    });
    homes.push(chain ? -1 : home);
    if (onlineOnly || (chain && random.chance(0.6))) sites.push(index);
    tillShare.push(onlineOnly ? 0 : chain ? 6 * popularity : 1);
  }
  const terminals = placeTerminals(random, merchants, homes, tillShare, size.terminals);
  const terminalsOf: number[][] = CITIES.map(() => []);
  terminals.forEach(({ city }, index) => terminalsOf[city]!.push(index));
  for (const indices of terminalsOf)
    indices.sort((a, b) => terminals[a]!.lat - terminals[b]!.lat || a - b);
  const siteChoice = new WeightedChoice(sites.map((site) => merchants[site]!.popularity));
  const meanSiteAmount =
    sites.reduce((sum, site, place) => {
      const { relativeAmount } = CATEGORIES[merchants[site]!.category]!;
      return sum + siteChoice.weightAt(place) * relativeAmount;
    }, 0) / siteChoice.total;
  return { merchants, terminals, terminalsOf, sites, siteChoice, meanSiteAmount };
}

/** One till for every shop, the others by `tillShare`; a chain's stand in the cities of its country. */
function placeTerminals(
  random: Random,
  merchants: readonly Merchant[],
  homes: readonly number[],
  tillShare: readonly number[],
  count: number,
): Terminal[] {
  const shops = merchants.map((_, index) => index).filter((index) => tillShare[index]! > 0);
  const more = new WeightedChoice(tillShare);
  const terminals: Terminal[] = [];
  for (let index = 0; index < Math.max(count, shops.length); index++) {
    const merchant = shops[index] ?? more.draw(random);
    const home = homes[merchant]!;
    const city = home >= 0 ? home : drawCityIn(random, merchants[merchant]!.country);
    const { lat, lon } = CITIES[city]!;
    const place = offset(
      lat,
      lon,
      SHOP_SPREAD_KM * random.normal(),
      SHOP_SPREAD_KM * random.normal(),
    );
    terminals.push({ merchant, city, ...place });
  }
  return terminals;
}
