import { readAttachedTable, type AttachedTable } from "#shared/casework/attachedTable";
import type { Attachment, CaseworkOf } from "#shared/contract/casework";
import type { HostClient } from "#shared/contract/hostClient";
import { fail, ok, type Result } from "#shared/domain/result";
import { fromBase64, textOf } from "../../stores/base64";

/** An attachment with what is in it. */
export type AttachedContent =
  | { readonly kind: "picture"; readonly base64: string }
  | { readonly kind: "table"; readonly table: AttachedTable };

export async function readAttachment(
  host: HostClient,
  of: CaseworkOf,
  { type, sha256, title }: Pick<Attachment, "type" | "sha256" | "title">,
): Promise<Result<AttachedContent>> {
  const answer = await host.call("attachments.read", { of, sha256 });
  if (!answer.ok) return answer;
  const { bytes } = answer.value;
  if (type === "picture") return ok({ kind: "picture", base64: bytes });
  const table = readAttachedTable(textOf(fromBase64(bytes)));
  return table === null
    ? fail("casework.damaged", `The attachment ${title} holds no table.`)
    : ok({ kind: "table", table });
}
