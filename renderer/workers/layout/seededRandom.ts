import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A float64 has 53 bits of fraction; two draws of 32 give 26 + 27 of them. */
const draws = (seed: number): (() => number) => {
  const generator = xoroshiro128plus(seed);
  return () => {
    const high = generator.next() >>> 6;
    const low = generator.next() >>> 5;
    return ((high & 0x3ffffff) * 2 ** 27 + (low & 0x7ffffff)) / 2 ** 53;
  };
};

/**
 * Runs `work` with a `Math.random` that gives the same numbers for the same seed, and puts the real one back. For
 * libraries that draw from it and take no generator; `work` is synchronous, so that nothing else draws meanwhile.
 */
export function withSeededRandom<T>(seed: number, work: () => T): T {
  const real = Math.random;
  Math.random = draws(seed);
  try {
    return work();
  } finally {
    Math.random = real;
  }
}
