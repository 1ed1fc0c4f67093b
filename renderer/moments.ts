import type { Stores } from "./stores/stores";

/** The moments of opening a dataset, as `performance` marks; `npm run bench -- ui` reads them. */
const MOMENTS = {
  /** A dataset is being opened. */
  opening: "kivendtout:opening",
  /** The engine has the dataset. */
  datasetReady: "kivendtout:dataset-ready",
  /** The window shows it. */
  firstPicture: "kivendtout:first-picture",
  /** Its tables can be asked in SQL; the detail is how long taking them in took, in milliseconds. */
  sqlReady: "kivendtout:sql-ready",
} as const;

/** Marks the moments of every opening; answers the function that ends it. */
export function markMoments({ session, sql }: Pick<Stores, "session" | "sql">): () => void {
  const ends = [
    session.subscribe(({ current, task }, before) => {
      if (task !== null && before.task === null) performance.mark(MOMENTS.opening);
      if (current === before.current || current === null) return;
      performance.mark(MOMENTS.datasetReady);
      // The frame after the next begins when the next has been drawn.
      requestAnimationFrame(() => requestAnimationFrame(markWhenShown));
    }),
    sql.subscribe(({ status, schema }, before) => {
      if (status === "ready" && before.status !== "ready")
        performance.mark(MOMENTS.sqlReady, { detail: schema?.took });
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** What is rendered in slices, or waits for an answer, says that it is busy until it is there. */
function markWhenShown(): void {
  if (document.querySelector(".workspace[aria-busy=true]") === null)
    performance.mark(MOMENTS.firstPicture);
  else requestAnimationFrame(markWhenShown);
}
