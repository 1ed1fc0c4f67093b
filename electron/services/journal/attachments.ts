import { access, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { ATTACHMENT_LIMIT, type Action } from "#shared/contract/casework";
import { describeThrown, fail, ok, type AppError, type Result } from "#shared/domain/result";
import { FOLDER_MODE, type DurableFiles } from "./durableFiles";
import { sha256, type JournalPlace } from "./journalPlace";

/** Keeps bytes in a file named after their SHA-256. The same bytes are kept once. */
export async function keepAttachment(
  { attachments }: JournalPlace,
  base64: string,
  files: DurableFiles,
): Promise<Result<{ sha256: string; bytes: number }>> {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0 || bytes.length > ATTACHMENT_LIMIT)
    return fail("casework.refused", `An attachment has 1 to ${ATTACHMENT_LIMIT} bytes`, {
      tip: "Attach a smaller picture, or fewer rows.",
    });
  const name = sha256(bytes);
  try {
    await mkdir(attachments, { recursive: true, mode: FOLDER_MODE });
    if (!(await isKept(attachments, name)))
      await files.replace(path.join(attachments, name), bytes);
    return ok({ sha256: name, bytes: bytes.length });
  } catch (thrown) {
    return fail("casework.unwritable", "The attachment cannot be kept", {
      tip: `Check that ${attachments} can be written and that the disk is not full.`,
      detail: describeThrown(thrown),
    });
  }
}

export async function readAttachment(
  { attachments }: JournalPlace,
  name: string,
): Promise<Result<{ bytes: string }>> {
  const file = path.join(attachments, name);
  try {
    await access(file);
  } catch {
    return fail("casework.notFound", "This attachment is not there", { where: { file: name } });
  }
  try {
    const bytes = await readFile(file);
    if (sha256(bytes) === name) return ok({ bytes: bytes.toString("base64") });
    return fail("casework.damaged", "This attachment is not what was kept", {
      tip: "Its file was changed. Restore it from a copy.",
      where: { file: name },
    });
  } catch (thrown) {
    return fail("casework.unreadable", "This attachment cannot be read", {
      where: { file: name },
      detail: describeThrown(thrown),
    });
  }
}

/** Why what actions attach cannot be attached: its bytes are not kept as they say; null where all of them are. */
export async function refusalOfAttached(
  { attachments }: JournalPlace,
  actions: readonly Action[],
): Promise<AppError | null> {
  for (const action of actions) {
    const attached = attachedBy(action);
    if (attached === null) continue;
    const { sha256: name, bytes, title } = attached;
    if ((await keptBytes(attachments, name)) === bytes) continue;
    const message = `What is attached as “${title}” is not among what is kept for this dataset`;
    return fail("casework.refused", message, { tip: "Nothing was written. Attach it again." })
      .error;
  }
  return null;
}

/** The bytes an action speaks of, be it an attachment or a view of the graph; null for none. */
function attachedBy(
  action: Action,
): { readonly sha256: string; readonly bytes: number; readonly title: string } | null {
  if (action.kind === "attached") return action.attachment;
  if (action.kind === "view_saved") return { ...action.view, title: action.view.name };
  if (action.kind !== "view_changed") return null;
  const { sha256: name, bytes, name: title = action.id } = action.change;
  if (name === undefined && bytes === undefined) return null;
  return { sha256: name ?? "", bytes: bytes ?? 0, title };
}

const isKept = async (folder: string, name: string): Promise<boolean> =>
  (await keptBytes(folder, name)) !== null;

/** How many bytes are kept under a name; null where there are none, or others than it says. */
async function keptBytes(folder: string, name: string): Promise<number | null> {
  try {
    const bytes = await readFile(path.join(folder, name));
    return sha256(bytes) === name ? bytes.length : null;
  } catch {
    return null;
  }
}
