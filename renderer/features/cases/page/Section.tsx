import { useId, type ReactNode } from "react";

interface Props {
  readonly title: string;
  /** Beside the title: how many of how many. */
  readonly counted?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One part of a case's page. */
export function Section({ title, counted, actions, children }: Props) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        {counted !== undefined && <span className="quiet">{counted}</span>}
        <span className="spring" />
        {actions}
      </header>
      {children}
    </section>
  );
}
