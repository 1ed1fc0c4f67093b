/**
 * The shape a translation must have: the same keys as `T` with any text. Where `T` has a plural
 * (`x_other`), a language may add the category `x_many` (French: whole millions).
 */
export type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]>;
} & {
  readonly [K in keyof T as K extends `${infer Stem}_other` ? `${Stem}_many` : never]?: string;
};
