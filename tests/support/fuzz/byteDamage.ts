import type { Random } from "#generator/random";

/** Ways in which storage and transfer damage a file, whatever its format. */
export const BYTE_DAMAGE = {
  cut: (bytes: Uint8Array, random: Random) => bytes.slice(0, random.integer(0, bytes.length - 1)),
  empty: () => new Uint8Array(0),
  "flip bits": (bytes: Uint8Array, random: Random) => {
    const damaged = bytes.slice();
    for (let n = random.integer(1, 8); n > 0; n--)
      damaged[random.integer(0, bytes.length - 1)]! ^= 1 << random.integer(0, 7);
    return damaged;
  },
  "flip bits near the end": (bytes: Uint8Array, random: Random) => {
    const damaged = bytes.slice();
    const reach = Math.min(bytes.length, 3000);
    for (let n = random.integer(1, 3); n > 0; n--)
      damaged[bytes.length - random.integer(1, reach)]! ^= 1 << random.integer(0, 7);
    return damaged;
  },
  "flip a bit near the start": (bytes: Uint8Array, random: Random) => {
    const damaged = bytes.slice();
    damaged[random.integer(0, Math.min(bytes.length, 80) - 1)]! ^= 1 << random.integer(0, 7);
    return damaged;
  },
  overwrite: (bytes: Uint8Array, random: Random) => {
    const damaged = bytes.slice();
    const [from, to] = span(bytes, random, 4000);
    const value = [0x00, 0xff, 0x80, 0x22, null][random.integer(0, 4)]!;
    for (let at = from; at < to; at++) damaged[at] = value ?? random.integer(0, 255);
    return damaged;
  },
  "leave out": (bytes: Uint8Array, random: Random) => {
    const [from, to] = span(bytes, random, 500);
    return join(bytes.subarray(0, from), bytes.subarray(to));
  },
  repeat: (bytes: Uint8Array, random: Random) => {
    const [from, to] = span(bytes, random, 2000);
    return join(bytes.subarray(0, to), bytes.subarray(from));
  },
  "put between": (bytes: Uint8Array, random: Random) => {
    const [from] = span(bytes, random, 1);
    const what = [[0], [0x22], [0x0a], [0xff, 0xfe], [0xef, 0xbb, 0xbf], [0x0d]];
    return join(
      bytes.subarray(0, from),
      Uint8Array.from(what[random.integer(0, what.length - 1)]!),
      bytes.subarray(from),
    );
  },
} as const satisfies Record<string, (bytes: Uint8Array, random: Random) => Uint8Array>;

function span(bytes: Uint8Array, random: Random, longest: number): [number, number] {
  const from = random.integer(0, bytes.length - 1);
  return [from, Math.min(bytes.length, from + random.integer(1, longest))];
}

function join(...pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Large integers as varints: an even and an odd run header of Parquet, and one too long for any integer. */
const CLAIMS = [
  [0xfe, 0xff, 0xff, 0xff, 0x07],
  [0xff, 0xff, 0xff, 0xff, 0x07],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
] as const;

/** The file with a claim of billions at every place in turn, so that each count in it is hit. */
export function* claimEverywhere(
  bytes: Uint8Array,
): Generator<{ what: string; damaged: Uint8Array }> {
  for (const [which, claim] of CLAIMS.entries())
    for (let at = 0; at + claim.length <= bytes.length; at++) {
      const damaged = bytes.slice();
      damaged.set(claim, at);
      yield { what: `claim ${which} at byte ${at}`, damaged };
    }
}
