/** A label as the beginning of a file name that every system accepts. */
export const fileStem = (label: string): string =>
  label
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^\w.-]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/gu, "")
    .slice(0, 80) || "dataset";
