/** Keys as they are printed on the keyboard; several are alternatives. */
export function KeyCaps({ labels }: { labels: readonly string[] }) {
  return labels.map((label) => <kbd key={label}>{label}</kbd>);
}
