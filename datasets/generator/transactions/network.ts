import type { Random } from "../random";
import { CITIES } from "./places";

const CUSTOMERS_PER_CARRIER_ADDRESS = 60;

/** An IPv4 address of a line in this city; its first octet belongs to the city's country. */
export const drawIp = (random: Random, city: number): string =>
  [
    random.pick(CITIES[city]!.octets),
    random.integer(0, 255),
    random.integer(0, 255),
    random.integer(1, 254),
  ].join(".");

/** Where a location database puts a line in this city: the centroid, to two decimals. */
export function ipPlace(city: number): { country: string; lat: number; lon: number } {
  const { country, lat, lon } = CITIES[city]!;
  return { country, lat: Math.round(lat * 100) / 100, lon: Math.round(lon * 100) / 100 };
}

/** Addresses of the mobile carriers by city index: a few, shared by all customers who live there. */
export function carrierAddresses(
  random: Random,
  customers: number,
): readonly (readonly string[])[] {
  const total = CITIES.reduce((sum, { weight }) => sum + weight, 0);
  return CITIES.map(({ weight }, city) => {
    const share = (customers * weight) / total;
    const count = Math.max(2, Math.round(share / CUSTOMERS_PER_CARRIER_ADDRESS));
    return Array.from({ length: count }, () => drawIp(random, city));
  });
}

// 48 random bits: at a million devices two still differ with near certainty.
export const drawDevice = (random: Random): string => `dvc_${random.hex(12)}`;

export const drawCard = (random: Random): string => random.hex(32);
