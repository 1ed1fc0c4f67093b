import type { EngineSource } from "#shared/contract/engine";
import type { HostClient } from "#shared/contract/hostClient";
import type { OpenedDataset } from "#shared/contract/methods";
import { ok, type Result } from "#shared/domain/result";
import type { PickedFolder } from "../platform/folderInput";

/** What the user asked to open. */
export type OpenRequest =
  | { readonly kind: "demo" }
  | { readonly kind: "path"; readonly path: string }
  /** The desktop's own folder dialog. */
  | { readonly kind: "dialog" }
  /** Files picked or dropped in the page; the host never sees them. */
  | { readonly kind: "files"; readonly folder: PickedFolder };

/** What the engine is to read, and what the host keeps open for it (null for files of the page). */
export interface Prepared {
  readonly source: EngineSource;
  readonly opened: OpenedDataset | null;
}

/** Turns a request into something the engine can read. Null where the user closed the folder dialog. */
export async function prepareSource(
  host: HostClient,
  request: OpenRequest,
): Promise<Result<Prepared | null>> {
  if (request.kind === "files") {
    const { label, files } = request.folder;
    return ok({ source: { kind: "picked", label, files }, opened: null });
  }
  const answer = await askHost(host, request);
  if (!answer.ok) return answer;
  if (answer.value === null) return ok(null);
  const { label, files } = answer.value;
  const { url, headers } = host.datasetAddress(answer.value);
  return ok({ source: { kind: "host", label, url, headers, files }, opened: answer.value });
}

function askHost(
  host: HostClient,
  request: Exclude<OpenRequest, { kind: "files" }>,
): Promise<Result<OpenedDataset | null>> {
  switch (request.kind) {
    case "demo":
      return host.call("dataset.openDemo", {});
    case "path":
      return host.call("dataset.open", { path: request.path });
    case "dialog":
      return host.call("dataset.pickFolder", {});
  }
}
