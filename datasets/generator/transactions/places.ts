import type { Random } from "../random";
import { WeightedChoice } from "../sampling";

/** Where people live and shops stand: real city centroids (WGS 84 degrees) of the countries the dataset covers. */

export interface City {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
  /** Share of customers and shops, relative to the other cities. */
  readonly weight: number;
  /** First octet of the addresses this country's lines get in the dataset. */
  readonly octets: readonly number[];
}

type CityRow = readonly [name: string, lat: number, lon: number, weight: number];

interface Country {
  readonly code: string;
  readonly octets: readonly number[];
  readonly cities: readonly CityRow[];
}

const COUNTRIES: readonly Country[] = [
  {
    code: "FR",
    octets: [78, 82, 83, 86, 90],
    cities: [
      ["Paris", 48.8566, 2.3522, 110],
      ["Marseille", 43.2965, 5.3698, 44],
      ["Lyon", 45.764, 4.8357, 42],
      ["Toulouse", 43.6047, 1.4442, 30],
      ["Lille", 50.6292, 3.0573, 30],
      ["Bordeaux", 44.8378, -0.5792, 26],
      ["Nantes", 47.2184, -1.5536, 24],
      ["Nice", 43.7102, 7.262, 22],
      ["Strasbourg", 48.5734, 7.7521, 20],
      ["Rennes", 48.1173, -1.6778, 18],
      ["Montpellier", 43.6108, 3.8767, 18],
      ["Grenoble", 45.1885, 5.7245, 14],
      ["Dijon", 47.322, 5.0415, 10],
      ["Tours", 47.3941, 0.6848, 10],
      ["Clermont-Ferrand", 45.7772, 3.087, 10],
      ["Brest", 48.3904, -4.4861, 8],
    ],
  },
  {
    code: "BE",
    octets: [81, 91],
    cities: [
      ["Brussels", 50.8503, 4.3517, 34],
      ["Antwerp", 51.2194, 4.4025, 20],
      ["Ghent", 51.0543, 3.7174, 12],
      ["Liège", 50.6326, 5.5797, 12],
    ],
  },
  {
    code: "DE",
    octets: [79, 84, 87, 93],
    cities: [
      ["Berlin", 52.52, 13.405, 36],
      ["Hamburg", 53.5511, 9.9937, 20],
      ["Munich", 48.1351, 11.582, 20],
      ["Cologne", 50.9375, 6.9603, 18],
      ["Frankfurt", 50.1109, 8.6821, 16],
      ["Stuttgart", 48.7758, 9.1829, 12],
      ["Leipzig", 51.3397, 12.3731, 8],
    ],
  },
  {
    code: "ES",
    octets: [80, 88],
    cities: [
      ["Madrid", 40.4168, -3.7038, 28],
      ["Barcelona", 41.3874, 2.1686, 26],
      ["Valencia", 39.4699, -0.3763, 12],
      ["Seville", 37.3891, -5.9845, 10],
      ["Bilbao", 43.263, -2.935, 8],
    ],
  },
  {
    code: "IT",
    octets: [79, 95, 151],
    cities: [
      ["Milan", 45.4642, 9.19, 24],
      ["Rome", 41.9028, 12.4964, 22],
      ["Turin", 45.0703, 7.6869, 12],
      ["Naples", 40.8518, 14.2681, 12],
      ["Bologna", 44.4949, 11.3426, 8],
    ],
  },
  {
    code: "NL",
    octets: [77, 94],
    cities: [
      ["Amsterdam", 52.3676, 4.9041, 18],
      ["Rotterdam", 51.9244, 4.4777, 12],
      ["Utrecht", 52.0907, 5.1214, 8],
    ],
  },
  {
    code: "PT",
    octets: [85, 89],
    cities: [
      ["Lisbon", 38.7223, -9.1393, 12],
      ["Porto", 41.1579, -8.6291, 8],
    ],
  },
  {
    code: "IE",
    octets: [92],
    cities: [
      ["Dublin", 53.3498, -6.2603, 10],
      ["Cork", 51.8985, -8.4756, 4],
    ],
  },
  {
    code: "AT",
    octets: [62],
    cities: [
      ["Vienna", 48.2082, 16.3738, 12],
      ["Graz", 47.0707, 15.4395, 4],
    ],
  },
  { code: "LU", octets: [158], cities: [["Luxembourg", 49.6116, 6.1319, 6]] },
  {
    code: "RO",
    octets: [188],
    cities: [
      ["Bucharest", 44.4268, 26.1025, 5],
      ["Cluj-Napoca", 46.7712, 23.6236, 2],
    ],
  },
  { code: "LT", octets: [193], cities: [["Vilnius", 54.6872, 25.2797, 3]] },
];

export const CITIES: readonly City[] = COUNTRIES.flatMap(({ code, octets, cities }) =>
  cities.map(([name, lat, lon, weight]) => ({ name, country: code, lat, lon, weight, octets })),
);

/** Kilometres a degree of latitude. */
export const KM_PER_DEGREE = 111.195;

/** Kilometres a degree of longitude at this latitude. */
export const kmPerDegreeEast = (lat: number): number =>
  KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180);

/** The point `northKm`, `eastKm` away from (lat, lon), in degrees rounded to about 10 m. */
export function offset(lat: number, lon: number, northKm: number, eastKm: number) {
  const degrees = (value: number) => Math.round(value * 1e4) / 1e4;
  return {
    lat: degrees(lat + northKm / KM_PER_DEGREE),
    lon: degrees(lon + eastKm / kmPerDegreeEast(lat)),
  };
}

/** Indices of all cities, the nearest to `city` first (itself at 0). */
export function citiesByDistance(city: number): number[] {
  const here = CITIES[city]!;
  const eastKm = kmPerDegreeEast(here.lat);
  const distances = CITIES.map(({ lat, lon }) =>
    Math.hypot((lat - here.lat) * KM_PER_DEGREE, (lon - here.lon) * eastKm),
  );
  return CITIES.map((_, index) => index).sort((a, b) => distances[a]! - distances[b]! || a - b);
}

const byWeight = new WeightedChoice(CITIES.map(({ weight }) => weight));

/** A city index drawn by weight. */
export const drawCity = (random: Random): number => byWeight.draw(random);

/** A city index of `country`, drawn by weight. */
export function drawCityIn(random: Random, country: string): number {
  for (;;) {
    const city = drawCity(random);
    if (CITIES[city]!.country === country) return city;
  }
}

/** A city index outside `country`, drawn by weight. */
export function drawCityAbroad(random: Random, country: string): number {
  for (;;) {
    const city = drawCity(random);
    if (CITIES[city]!.country !== country) return city;
  }
}
