import type { Stores } from "./stores/stores";

/** The moments of opening a dataset, as `performance` marks; `npm run bench -- ui` reads them. */
const MOMENTS = {
  /** The engine has the dataset. */
  datasetReady: "kivendtout:dataset-ready",
  /** The window shows it. */
  firstPicture: "kivendtout:first-picture",
  /** Its tables can be asked in SQL. */
  sqlReady: "kivendtout:sql-ready",
} as const;

/** Marks the moments of every opening; answers the function that ends it. */
export function markMoments({ session, sql }: Pick<Stores, "session" | "sql">): () => void {
  const ends = [
    session.subscribe(({ current }, before) => {
      if (current === before.current || current === null) return;
      performance.mark(MOMENTS.datasetReady);
      // The frame after the next begins when the next, which shows it, has been drawn.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => performance.mark(MOMENTS.firstPicture)),
      );
    }),
    sql.subscribe(({ status }, before) => {
      if (status === "ready" && before.status !== "ready") performance.mark(MOMENTS.sqlReady);
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
