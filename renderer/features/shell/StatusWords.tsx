interface Props {
  readonly words: string;
  /** What stands for the words beside their icon in a narrow window; they stay the accessible name. */
  readonly short?: string;
}

/** Words of the status bar that give way where the window is narrow. */
export function StatusWords({ words, short }: Props) {
  return (
    <>
      {short !== undefined && (
        <span className="status-short" aria-hidden>
          {short}
        </span>
      )}
      <span className="status-words">{words}</span>
    </>
  );
}
