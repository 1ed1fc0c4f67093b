import { createStore, type StoreApi } from "zustand/vanilla";
import type { z } from "zod";
import type { AttachedTable } from "#shared/casework/attachedTable";
import {
  ATTACHMENT_LIMIT,
  type Action,
  type Attachment,
  type AttachmentSource,
  type CaseworkOf,
} from "#shared/contract/casework";
import { fail, type Result } from "#shared/domain/result";
import type { Ports } from "../platform/ports";
import { bytesOf, toBase64 } from "./base64";
import type { CaseworkStore } from "./casework";
import type { NoticesStore } from "./notices";

export type AttachedFrom = z.infer<typeof AttachmentSource>;

/** Something on screen that may be attached to a case. It is made from what is shown, so what is masked stays masked. */
export type AttachOffer = {
  readonly title: string;
  readonly source: AttachedFrom;
} & (
  | {
      readonly kind: "picture";
      /** A PNG; null where nothing is drawn. */
      readonly picture: () => Promise<Uint8Array | null>;
    }
  | { readonly kind: "table"; readonly table: AttachedTable }
);

export interface AttachState {
  /** What a case is being chosen for, null for nothing. */
  readonly offer: AttachOffer | null;
  /** Asks the user for the case. */
  readonly ask: (offer: AttachOffer) => void;
  readonly drop: () => void;
  /** Attaches to a case that is there. Answers whether it is written down; a failure is told as a notice. */
  readonly attach: (caseId: string, offer: AttachOffer) => Promise<boolean>;
  /** Opens a case of this title with the attachment in it, as one action. */
  readonly attachToNew: (title: string, offer: AttachOffer) => Promise<boolean>;
}

export type AttachStore = StoreApi<AttachState>;

interface AttachPorts {
  readonly ports: Pick<Ports, "host" | "newId" | "shrinkPicture">;
  readonly casework: CaseworkStore;
  readonly notices: NoticesStore;
  /** The open dataset, null where none is. */
  readonly dataset: () => CaseworkOf | null;
}

/** Pictures and tables of any view, on their way into a case. */
export function createAttach({ ports, casework, notices, dataset }: AttachPorts): AttachStore {
  const kept = async (offer: AttachOffer): Promise<Result<Attachment>> => {
    const of = dataset();
    if (of === null) return fail("casework.refused", "No dataset is open.");
    const content = await contentOf(offer, ports.shrinkPicture);
    if (!content.ok) return content;
    const bytes = toBase64(content.value);
    const answer = await ports.host.call("attachments.keep", { of, bytes });
    if (!answer.ok) return answer;
    const now = dataset();
    if (now?.path !== of.path || now.label !== of.label)
      return fail("casework.refused", "Another dataset was opened before this was attached.");
    const { title, kind, source } = offer;
    const attachment = { id: ports.newId(), title: title.slice(0, 200), type: kind, source };
    return { ok: true, value: { ...attachment, ...answer.value } };
  };

  const write = async (
    offer: AttachOffer,
    before: readonly Action[],
    { id, title }: { readonly id: string; readonly title: string },
  ): Promise<boolean> => {
    const attachment = await kept(offer);
    if (!attachment.ok) {
      notices.getState().addError(attachment.error);
      return false;
    }
    const actions: Action[] = [
      ...before,
      { kind: "attached", case: id, attachment: attachment.value },
    ];
    const sentence = {
      key: "caseAttached",
      values: { rule: title, to: attachment.value.title },
    } as const;
    if (!(await casework.getState().act(actions, sentence))) return false;
    notices
      .getState()
      .add("success", { kind: "attached", title: attachment.value.title, to: title });
    return true;
  };

  return createStore<AttachState>((set) => ({
    offer: null,
    ask: (offer) => set({ offer }),
    drop: () => set({ offer: null }),
    attach: (caseId, offer) => {
      const title = casework.getState().work.cases.get(caseId)?.title ?? caseId;
      return write(offer, [], { id: caseId, title });
    },
    attachToNew: (title, offer) => {
      const id = ports.newId();
      return write(offer, [{ kind: "case_opened", id, title, alerts: [] }], { id, title });
    },
  }));
}

/** The bytes as they are kept; refused with the reason where they cannot be made small enough. */
async function contentOf(
  offer: AttachOffer,
  shrink: Ports["shrinkPicture"],
): Promise<Result<Uint8Array>> {
  if (offer.kind === "table") {
    const bytes = bytesOf(JSON.stringify(offer.table));
    return bytes.length <= ATTACHMENT_LIMIT ? { ok: true, value: bytes } : tooLarge(bytes.length);
  }
  const picture = await offer.picture();
  if (picture === null) return fail("casework.refused", "There is no picture to attach.");
  const small = await shrink(picture, ATTACHMENT_LIMIT);
  return small === null ? tooLarge(picture.length) : { ok: true, value: small };
}

const tooLarge = (bytes: number): Result<never> =>
  fail(
    "casework.refused",
    `An attachment has at most ${ATTACHMENT_LIMIT} bytes; this one has ${bytes}. Attach fewer rows or columns, or a smaller picture.`,
  );
