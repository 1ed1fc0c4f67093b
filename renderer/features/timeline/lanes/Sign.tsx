import type { Gravity } from "#shared/contract/replay";
import { SIGN_SIZE, SIGNS } from "./signs";

/** A sign of the lanes beside text. */
export function Sign({ gravity }: { readonly gravity: Exclude<Gravity, "none"> }) {
  const { path, filled, colour } = SIGNS[gravity];
  return (
    <svg
      className={`timeline-sign timeline-sign-${colour}${filled ? " timeline-sign-filled" : ""}`}
      viewBox={`0 0 ${SIGN_SIZE} ${SIGN_SIZE}`}
      width={10}
      height={10}
      aria-hidden
    >
      <path d={path} />
    </svg>
  );
}
