import type { ReactNode } from "react";

interface Props {
  readonly label: string;
  readonly value: ReactNode;
  /** The definition of the figure, shown on hover. */
  readonly hint?: string;
}

/** One figure with its name; a `<dl>` is around it. */
export function Stat({ label, value, hint }: Props) {
  return (
    <div className="stat" title={hint}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
