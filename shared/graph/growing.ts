import { NONE } from "../log/kinds";

/** The array, or where it is too short a longer copy of it whose new entries are `NONE`. */
export function withRoom(array: Uint32Array, length: number): Uint32Array {
  if (length <= array.length) return array;
  const longer = new Uint32Array(Math.max(length, Math.ceil(array.length * 1.5))).fill(NONE);
  longer.set(array);
  return longer;
}
