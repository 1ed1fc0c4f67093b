import type { Random } from "../random";
import { COUNTRIES, DEVICE_CLASSES } from "./model";
import type { Address, Country, Device, DeviceClass } from "./model";

export const newDevice = (random: Random, kind: DeviceClass): Device => ({
  id: `dev_${random.hex(12)}`,
  kind,
});

export const anyDevice = (random: Random): Device => newDevice(random, random.pick(DEVICE_CLASSES));

export const newAddress = (
  random: Random,
  country: Country,
  kind: Address["kind"] = "other",
): Address => ({ hash: random.hex(16), country, kind });

export const otherCountry = (random: Random, country: Country): Country =>
  random.pick(COUNTRIES.filter((other) => other !== country));

/** Six-digit issuer numbers by country; issuers of one country differ much in size. */
export type Issuers = ReadonlyMap<Country, readonly string[]>;

const ISSUERS_PER_COUNTRY = 18;

/** Issuers are the same at every scale, like products. */
export function makeIssuers(random: Random): Issuers {
  const taken = new Set<string>();
  const next = (): string => {
    const bin = `${random.pick(["4", "4", "5"])}${String(random.integer(10_000, 59_999))}`;
    if (taken.has(bin)) return next();
    taken.add(bin);
    return bin;
  };
  return new Map(
    COUNTRIES.map((country) => [country, Array.from({ length: ISSUERS_PER_COUNTRY }, next)]),
  );
}

const SIZES = Array.from({ length: ISSUERS_PER_COUNTRY }, (_, rank) => 1 / (rank + 1) ** 0.7);

export const drawBin = (random: Random, issuers: Issuers, country: Country): string =>
  issuers.get(country)![random.weighted(SIZES)]!;

/** One address per country through which a mobile network brings many customers. */
export type Carriers = ReadonlyMap<Country, Address>;

export const makeCarriers = (random: Random): Carriers =>
  new Map(COUNTRIES.map((country) => [country, newAddress(random, country, "carrier")]));
