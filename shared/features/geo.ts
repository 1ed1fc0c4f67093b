import { COUNTRY_CENTROIDS } from "./countryCentroids";

/** Mean radius of the Earth, R₁ of the Geodetic Reference System 1980 (Moritz 2000, Journal of Geodesy 74), km. */
export const EARTH_RADIUS_KM = 6371.0088;

const RADIANS = Math.PI / 180;

/**
 * Great-circle distance by the haversine formula (Sinnott 1984, "Virtues of the Haversine"). Degrees in, km out;
 * NaN where a coordinate is. On the sphere: up to 0.6 % off the ellipsoid.
 */
export function haversineKm(
  latitudeA: number,
  longitudeA: number,
  latitudeB: number,
  longitudeB: number,
): number {
  const sinLatitude = Math.sin(((latitudeB - latitudeA) * RADIANS) / 2);
  const sinLongitude = Math.sin(((longitudeB - longitudeA) * RADIANS) / 2);
  const haversine =
    sinLatitude * sinLatitude +
    Math.cos(latitudeA * RADIANS) * Math.cos(latitudeB * RADIANS) * sinLongitude * sinLongitude;
  // Rounding may carry antipodes past 1.
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/** Kilometres between the centroids of two countries (ISO 3166-1 alpha-2); NaN where one is not in the table. */
export function countryDistanceKm(countryA: string, countryB: string): number {
  const a = COUNTRY_CENTROIDS.get(countryA);
  const b = COUNTRY_CENTROIDS.get(countryB);
  if (a === undefined || b === undefined) return NaN;
  return haversineKm(a.latitude, a.longitude, b.latitude, b.longitude);
}
