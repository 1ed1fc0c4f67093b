/** A thing that whoever needs it first makes, and all others find. */
export type Once<T> = (make: () => T) => T;

export function once<T>(): Once<T> {
  let made: { readonly it: T } | null = null;
  return (make) => (made ??= { it: make() }).it;
}
