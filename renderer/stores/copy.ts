import type { Ports } from "../platform/ports";
import type { NoticesStore } from "./notices";

interface CopyingWindow {
  readonly ports: Pick<Ports, "clipboard">;
  readonly notices: NoticesStore;
}

/** Copies a text and tells whether it worked. */
export async function copyWithNotice(
  { ports, notices }: CopyingWindow,
  value: string,
): Promise<void> {
  const copied = await ports.clipboard.copy(value);
  if (copied) notices.getState().add("information", { kind: "copied", value });
  else notices.getState().add("warning", { kind: "copyRefused" });
}
