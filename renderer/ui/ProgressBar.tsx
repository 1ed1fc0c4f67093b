interface Props {
  readonly label: string;
  /** 0 … 1, null while it cannot be told. */
  readonly fraction: number | null;
}

export function ProgressBar({ label, fraction }: Props) {
  const percent = fraction === null ? null : Math.round(fraction * 100);
  return (
    <div
      className={percent === null ? "progress progress-unknown" : "progress"}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { "aria-valuenow": percent })}
    >
      <div style={percent === null ? undefined : { width: `${percent}%` }} />
    </div>
  );
}
