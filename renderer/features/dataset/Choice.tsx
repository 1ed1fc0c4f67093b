import type { ReactNode } from "react";

interface Props {
  readonly icon: ReactNode;
  readonly title: string;
  readonly note: string;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
}

/** One way to open a dataset, as a button of two lines. */
export function Choice({ icon, title, note, disabled, onChoose }: Props) {
  return (
    <button type="button" className="choice" disabled={disabled} onClick={onChoose}>
      {icon}
      <span className="choice-text">
        <span className="choice-title">{title}</span>
        <span className="choice-note">{note}</span>
      </span>
    </button>
  );
}
