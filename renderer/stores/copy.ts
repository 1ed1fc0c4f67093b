import type { App } from "./stores";

/** Copies a text and tells whether it worked. */
export async function copyWithNotice(
  { ports, notices }: Pick<App, "ports" | "notices">,
  value: string,
): Promise<void> {
  const copied = await ports.clipboard.copy(value);
  if (copied) notices.getState().add("information", { kind: "copied", value });
  else notices.getState().add("warning", { kind: "copyRefused" });
}
