import { useState } from "react";

interface Props {
  readonly label: string;
  readonly value: string;
  /** What is not allowed is marked, and not told. */
  readonly allowed: (text: string) => boolean;
  readonly hint?: string;
  readonly hiddenLabel?: boolean;
  readonly onChange: (text: string) => void;
  readonly onDone: () => void;
}

/** A line of text that applies while it is typed. */
export function TextField({ label, value, allowed, hint, hiddenLabel, onChange, onDone }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label className="text-field" title={hint}>
      <span className={hiddenLabel === true ? "visually-hidden" : "quiet"}>{label}</span>
      <input
        type="text"
        className="rules-text"
        aria-invalid={typed !== null && !allowed(typed)}
        value={typed ?? value}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          if (allowed(currentTarget.value)) onChange(currentTarget.value);
        }}
        onBlur={() => {
          setTyped(null);
          onDone();
        }}
      />
    </label>
  );
}
