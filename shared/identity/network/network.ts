/** A trained network: numbers in, numbers out. */
export interface Network {
  /**
   * @param input values of shape [batch, height, width, channels], row by row
   * @returns values of the output and its shape
   */
  run(
    input: Float32Array,
    shape: readonly [number, number, number, number],
  ): Promise<{ readonly values: Float32Array; readonly shape: readonly number[] }>;
}
