import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COUNTRY_CENTROIDS } from "#shared/features/countryCentroids";
import { countryDistanceKm, EARTH_RADIUS_KM, haversineKm } from "#shared/features/geo";

const latitude = fc.double({ min: -90, max: 90, noNaN: true });
const longitude = fc.double({ min: -180, max: 180, noNaN: true });
const HALF_ROUND = Math.PI * EARTH_RADIUS_KM;

describe("great-circle distance", () => {
  // Nashville (BNA) to Los Angeles (LAX) on a sphere of 6371.0 km: 2886.444442837983 km, as published with the task
  // "Haversine formula" of Rosetta Code.
  it("is the published one between two airports", () => {
    const published = (2886.444442837983 * EARTH_RADIUS_KM) / 6371;
    expect(haversineKm(36.12, -86.67, 33.94, -118.4)).toBeCloseTo(published, 9);
  });

  // A degree of a great circle: the international nautical mile is a minute of it, 1.852 km by definition.
  it("is sixty nautical miles a degree, to two parts in a thousand", () => {
    const degree = haversineKm(0, 0, 1, 0);
    expect(Math.abs(degree / (60 * 1.852) - 1)).toBeLessThan(0.002);
  });

  it("is half round the Earth to the antipodes", () => {
    expect(haversineKm(48.85, 2.35, -48.85, -177.65)).toBeCloseTo(HALF_ROUND, 3);
    expect(haversineKm(90, 0, -90, 0)).toBeCloseTo(HALF_ROUND, 9);
  });

  it("is short across the date line", () => {
    expect(haversineKm(0, 179.5, 0, -179.5)).toBeCloseTo(haversineKm(0, 0, 0, 1), 9);
  });

  it("is missing where a coordinate is", () => {
    expect(haversineKm(NaN, 0, 0, 0)).toBeNaN();
    expect(haversineKm(0, 0, 0, NaN)).toBeNaN();
  });

  it("is symmetric, 0 to the same place and never more than half round", () => {
    fc.assert(
      fc.property(latitude, longitude, latitude, longitude, (a, b, c, d) => {
        const there = haversineKm(a, b, c, d);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(HALF_ROUND);
        expect(haversineKm(c, d, a, b)).toBeCloseTo(there, 9);
        expect(haversineKm(a, b, a, b)).toBe(0);
      }),
      { seed: 20 },
    );
  });
});

describe("centroids of countries", () => {
  it("are one per code, on the globe", () => {
    expect(COUNTRY_CENTROIDS.size).toBeGreaterThanOrEqual(240);
    for (const [code, place] of COUNTRY_CENTROIDS) {
      expect(code).toMatch(/^[A-Z]{2}$/);
      expect(Math.abs(place.latitude)).toBeLessThanOrEqual(90);
      expect(Math.abs(place.longitude)).toBeLessThanOrEqual(180);
    }
  });

  // Spans of the countries as atlases give them, in whole degrees.
  it.each([
    ["FR", 42, 52, -5, 9],
    ["GB", 49, 61, -9, 2],
    ["DE", 47, 56, 5, 16],
    ["PT", 36, 43, -10, -6],
    ["US", 24, 50, -125, -66],
    ["AU", -44, -10, 112, 154],
    ["BR", -34, 6, -74, -34],
    ["JP", 24, 46, 122, 146],
  ] as const)("lie inside the country: %s", (code, south, north, west, east) => {
    const { latitude: at, longitude: along } = COUNTRY_CENTROIDS.get(code)!;
    expect(at).toBeGreaterThan(south);
    expect(at).toBeLessThan(north);
    expect(along).toBeGreaterThan(west);
    expect(along).toBeLessThan(east);
  });

  it("are missing for what is no country", () => {
    expect(countryDistanceKm("FR", "ZZ")).toBeNaN();
    expect(countryDistanceKm("??", "FR")).toBeNaN();
  });
});
