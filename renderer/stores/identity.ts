import { createStore } from "zustand/vanilla";
import { CARD_FIELDS } from "#shared/contract/identity";
import { fail, type Result } from "#shared/domain/result";
import type { Ports } from "../platform/ports";
import { cardsToRead } from "./identityDataset";
import { incomingFile, pictureOf, withPicture, type Incoming } from "./identityIntake";
import { createQueueReader, leftUnread } from "./identityQueue";
import type { IdentityState, IdentityStore } from "./identityState";
import type { NoticesStore } from "./notices";
import type { PrivacyStore } from "./privacy";
import type { SessionStore } from "./session";

interface Parts {
  readonly ports: Pick<Ports, "host" | "engine" | "now" | "sha256" | "cards">;
  readonly session: SessionStore;
  readonly privacy: PrivacyStore;
  readonly notices: NoticesStore;
}

/** What pictures that were added are called where it is recorded that they were revealed. */
const ADDED = "added_pictures";

const byName = new Intl.Collator("en", { numeric: true });

const EMPTY = {
  pictures: [],
  taking: null,
  error: null,
  run: null,
  revealed: new Set<string>(),
  decidedFor: new Map<string, string | null>(),
} as const;

/** The queue of the identity workspace, empty. */
export function createIdentity({ ports, session, privacy, notices }: Parts): IdentityStore {
  const { host, engine, sha256 } = ports;
  /** Where the bytes of each picture come from. */
  const sources = new Map<string, Incoming["bytes"]>();
  /** Rises with every dataset: what was begun for a former one is left aside. */
  let turn = 0;
  /** Rises with every stop: what was still being taken in then is left unread, too. */
  let stops = 0;
  /** Files are taken in one after the other, whoever added them. */
  let taking: Promise<unknown> = Promise.resolve();
  const generation = (): number => session.getState().current?.loaded.generation ?? 0;

  const store = createStore<IdentityState>((set, get) => {
    const bytesOf = (picture: string): Promise<Result<Uint8Array>> =>
      sources.get(picture)?.() ??
      Promise.resolve(fail("identity.stopped", "The picture is no longer in the queue."));
    const queue = createQueueReader({ reader: ports.cards, bytesOf, now: ports.now, get, set });

    const takeIn = async (
      files: readonly Incoming[],
      own: number,
      stopsBefore: number,
    ): Promise<string | null> => {
      let last: string | null = null;
      if (!queue.isBusy()) set({ run: null });
      for (const [done, incoming] of files.entries()) {
        if (own !== turn) return null;
        set({ taking: { done, total: files.length } });
        const picture = await pictureOf(incoming, sha256);
        if (own !== turn) return null;
        last = picture.sha256;
        if (!sources.has(last)) sources.set(last, incoming.bytes);
        const pictures = withPicture(get().pictures, picture);
        const isLeft = stops !== stopsBefore && picture.status === "waiting";
        set({ pictures: isLeft ? leftUnread(pictures, (one) => one.sha256 === last) : pictures });
        queue.start();
      }
      set({ taking: null });
      return last;
    };
    const taken = (files: readonly Incoming[]): Promise<string | null> => {
      const own = turn;
      const stopsBefore = stops;
      const next = taking.then(() => takeIn(files, own, stopsBefore));
      taking = next;
      return next;
    };

    session.subscribe(({ current }, before) => {
      if (current === before.current) return;
      turn += 1;
      sources.clear();
      queue.forget();
      set(EMPTY);
    });
    privacy.subscribe(({ masks }, before) => {
      if (masks !== before.masks) set({ revealed: EMPTY.revealed });
    });

    return {
      ...EMPTY,
      engines: "none",
      sort: null,
      setSort: (sort) => set({ sort }),
      add: async (files) => {
        // Browsers list the files of a folder in any order.
        const inOrder = files.toSorted((a, b) => byName.compare(a.name, b.name));
        await taken(inOrder.map(incomingFile));
      },
      readDataset: async (file) => {
        const own = turn;
        const cards = await cardsToRead({ engine, privacy, generation }, file ?? null);
        if (own !== turn) return null;
        if (!cards.ok) {
          notices.getState().addError(cards.error);
          return null;
        }
        return taken(cards.value);
      },
      stop: () => {
        const { pictures, run } = get();
        const left = pictures.filter(({ status }) => status === "waiting").length;
        stops += 1;
        set({
          pictures: leftUnread(pictures, () => true),
          run: run === null ? null : { ...run, total: run.total - left },
        });
      },
      resume: () => {
        set({
          error: null,
          pictures: get().pictures.map((one) =>
            one.status === "stopped" || one.status === "failed"
              ? { ...one, status: "waiting", error: null }
              : one,
          ),
        });
        queue.start();
      },
      bytesOf,
      reveal: async (picture) => {
        const at = get().pictures.findIndex((one) => one.sha256 === picture);
        const found = get().pictures[at];
        const { current } = session.getState();
        if (found === undefined || current === null) return;
        const own = turn;
        const recorded = await host.call("reveals.record", {
          dataset: current.path ?? current.label,
          table: ADDED,
          record: at + 1,
          key: found.file.slice(-256),
          fields: [...CARD_FIELDS],
        });
        if (!recorded.ok) return notices.getState().addError(recorded.error);
        if (own === turn) set({ revealed: new Set(get().revealed).add(picture) });
      },
      decideFor: (picture, order) =>
        set({ decidedFor: new Map(get().decidedFor).set(picture, order) }),
    };
  });
  return store;
}
