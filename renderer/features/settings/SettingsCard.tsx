import { useId, type ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

/** One matter of the settings under its heading. */
export function SettingsCard({ title, note, children }: Props) {
  const id = useId();
  return (
    <section className="panel settings-card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {note !== undefined && <p className="quiet">{note}</p>}
      <div className="settings-body">{children}</div>
    </section>
  );
}
