/** How far down places of the window were when they were left; the oldest are forgotten. */
const places = new Map<string, number>();
const KEPT = 200;

/**
 * @param place the step of the history with its address, so that Back finds it and a new visit begins at the top
 * @param at a row or pixels
 */
export function rememberPlace(place: string, at: number): void {
  places.delete(place);
  places.set(place, at);
  const [oldest] = places.keys();
  if (places.size > KEPT && oldest !== undefined) places.delete(oldest);
}

/** 0 for a place that was not left before. */
export const recallPlace = (place: string): number => places.get(place) ?? 0;
