import type { ReactNode } from "react";

interface Props {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
}

/** Says that there is nothing, why, and what to do about it. */
export function EmptyState({ icon, title, children }: Props) {
  return (
    <div className="empty-state">
      {icon}
      <p className="empty-state-title">{title}</p>
      {children}
    </div>
  );
}
