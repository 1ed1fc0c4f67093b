interface Props<Id extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly name: string }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** One of a few, as buttons side by side. */
export function Choice<Id extends string>({ label, options, chosen, onChoose }: Props<Id>) {
  return (
    <span role="group" aria-label={label} className="toggles">
      {options.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className="toggle"
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
        >
          {name}
        </button>
      ))}
    </span>
  );
}
