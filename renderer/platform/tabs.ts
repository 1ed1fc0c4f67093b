import { z } from "zod";

/** What a tab hands to another of the same window address: the key of this start, and the dataset that is open. */
export interface SharedStart {
  readonly token: string;
  /** Null for none, or for files picked in the page, which no other tab can read. */
  readonly openPath: string | null;
}

/** The part of a `BroadcastChannel` this needs; only pages of the same origin are on it. */
export interface TabChannel {
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
  removeEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
}

export const TAB_CHANNEL = "kivendtout.tabs";

const Question = z.strictObject({ kind: z.literal("question"), asker: z.string() });
const Answer = z.strictObject({
  kind: z.literal("answer"),
  asker: z.string(),
  start: z.strictObject({ token: z.string().min(1), openPath: z.string().nullable() }),
});

/** Answers tabs that were opened by a copied address, which carries no token. */
export function answerTabs(channel: TabChannel, start: () => SharedStart): void {
  channel.addEventListener("message", ({ data }) => {
    const question = Question.safeParse(data);
    if (question.success)
      channel.postMessage({ kind: "answer", asker: question.data.asker, start: start() });
  });
}

/**
 * Asks the other tabs of this origin; null where none answers with something of use. A tab left over from a former
 * start on the same port answers as well, with a token of no use.
 *
 * @param asker a text no other tab uses
 * @param waited resolves when the wait is over
 * @param isOfUse whether the host takes the token
 */
export function askTabs(
  channel: TabChannel,
  asker: string,
  waited: Promise<void>,
  isOfUse: (start: SharedStart) => Promise<boolean>,
): Promise<SharedStart | null> {
  return new Promise((resolve) => {
    const listener = ({ data }: { readonly data: unknown }) => {
      const answer = Answer.safeParse(data);
      if (!answer.success || answer.data.asker !== asker) return;
      const { start } = answer.data;
      void isOfUse(start).then((ofUse) => {
        if (ofUse) finish(start);
      });
    };
    const finish = (start: SharedStart | null) => {
      channel.removeEventListener("message", listener);
      resolve(start);
    };
    channel.addEventListener("message", listener);
    void waited.then(() => finish(null));
    channel.postMessage({ kind: "question", asker });
  });
}
