import type { Terminal } from "./merchants";
import { KM_PER_DEGREE, kmPerDegreeEast } from "./places";

export interface NearTill {
  /** Index into the terminals. */
  readonly terminal: number;
  readonly squaredKm: number;
}

/**
 * The `count` tills nearest to a place, nearest first, measured on the plane that touches the earth there.
 * `candidates` are indices into `terminals` in the order of latitude: the search goes outwards from the place's own
 * and ends where latitude alone puts the rest too far away.
 */
export function nearestTills(
  terminals: readonly Terminal[],
  candidates: readonly number[],
  place: { readonly lat: number; readonly lon: number },
  count: number,
): NearTill[] {
  const nearest: NearTill[] = [];
  const eastKm = kmPerDegreeEast(place.lat);
  const consider = (terminal: number): boolean => {
    const { lat, lon } = terminals[terminal]!;
    const north = (lat - place.lat) * KM_PER_DEGREE;
    const worst = nearest.length < count ? Infinity : nearest[count - 1]!.squaredKm;
    if (north * north >= worst) return false;
    const east = (lon - place.lon) * eastKm;
    const squaredKm = north * north + east * east;
    if (squaredKm < worst) insert(nearest, { terminal, squaredKm }, count);
    return true;
  };
  const middle = firstNorthOf(terminals, candidates, place.lat);
  for (let at = middle; at < candidates.length && consider(candidates[at]!); at++);
  for (let at = middle - 1; at >= 0 && consider(candidates[at]!); at--);
  return nearest;
}

function firstNorthOf(
  terminals: readonly Terminal[],
  candidates: readonly number[],
  lat: number,
): number {
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (terminals[candidates[middle]!]!.lat < lat) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(nearest: NearTill[], candidate: NearTill, count: number): void {
  let place = nearest.length;
  while (place > 0 && nearest[place - 1]!.squaredKm > candidate.squaredKm) place--;
  nearest.splice(place, 0, candidate);
  if (nearest.length > count) nearest.pop();
}
