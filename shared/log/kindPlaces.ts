import { RECORD_KINDS } from "./kinds";

/** The records of one kind in log order: their positions, and their rows in the kind's table. */
export interface KindPlaces {
  readonly positions: Uint32Array;
  readonly rows: Uint32Array;
}

/** Places per rank of a log whose ranks and rows are given in log order. */
export function placesByKind(rank: Uint8Array, row: Uint32Array): readonly KindPlaces[] {
  const sizes = RECORD_KINDS.map(() => 0);
  for (let at = 0; at < rank.length; at++) sizes[rank[at]!]!++;
  const places = sizes.map((size) => ({
    positions: new Uint32Array(size),
    rows: new Uint32Array(size),
  }));
  const filled = RECORD_KINDS.map(() => 0);
  for (let at = 0; at < rank.length; at++) {
    const ofKind = rank[at]!;
    const place = filled[ofKind]!++;
    places[ofKind]!.positions[place] = at;
    places[ofKind]!.rows[place] = row[at]!;
  }
  return places;
}
