import { useCallback, useMemo } from "react";
import type { Casework } from "#shared/casework/state";
import type { DatasetCard, DatasetCustomer, RestrictedOrder } from "#shared/contract/compliance";
import { ok, type AppError, type Result } from "#shared/domain/result";
import type { EnginePort } from "../../platform/ports";
import { useApp, useCasework, useClock, usePrivacy, useSession } from "../../stores/context";
import type { CardSurroundings } from "../../stores/identityRows";
import { useAnswer } from "../../ui/useAnswer";

interface Known {
  /** Null until the engine has answered. */
  readonly around: CardSurroundings | null;
  readonly cards: readonly DatasetCard[];
  /** The earliest first; null until the engine has answered. */
  readonly orders: readonly RestrictedOrder[] | null;
  readonly error: AppError | null;
}

const NO_CARDS: readonly DatasetCard[] = [];
const NO_ORDERS: readonly RestrictedOrder[] = [];

/** What the dataset and the journal say of cards, customers and orders, as of the clock. */
export function useSurroundings(): Known {
  const { ports } = useApp();
  const { engine } = ports;
  const generation = useSession(({ current }) => current?.loaded.generation ?? 0);
  const revision = usePrivacy((state) => state.revision);
  const allRevealed = usePrivacy((state) => state.allRevealed);
  const moment = useClock((state) => state.settled);
  const work = useCasework((state) => state.work.cards);
  const ids = linkedByHand(work);
  const cards = useAnswer(
    useCallback(() => engine.cardsOfDataset(generation), [engine, generation]),
    revision,
  );
  const orders = useAnswer(
    useCallback(() => engine.restrictedOrders(generation, moment), [engine, generation, moment]),
    revision,
  );
  const customers = useAnswer(
    useCallback(() => customersOf(engine, ids), [engine, ids]),
    `${generation} ${revision}`,
  );
  const nowMs = moment?.ms ?? ports.now();
  const isKnown = cards.value !== null && orders.value !== null && customers.value !== null;
  const around = useMemo(
    (): CardSurroundings => ({
      ofDataset: new Map((cards.value ?? NO_CARDS).map((card) => [card.file, card])),
      customers: customers.value ?? new Map(),
      orders: byCustomer(orders.value ?? NO_ORDERS),
      work,
      nowMs,
      allRevealed,
    }),
    [cards.value, customers.value, orders.value, work, nowMs, allRevealed],
  );
  return {
    around: isKnown ? around : null,
    cards: cards.value ?? NO_CARDS,
    orders: orders.value,
    error: cards.error ?? orders.error ?? customers.error,
  };
}

/** Ids in one text, so that it stays the same while they do. */
const linkedByHand = (work: Casework["cards"]): string =>
  JSON.stringify(
    [...new Set([...work.values()].flatMap(({ link }) => link?.customer ?? []))].toSorted(),
  );

/** Customers as the dataset has them; one that it does not have is without a birthdate. */
async function customersOf(
  engine: EnginePort,
  ids: string,
): Promise<Result<ReadonlyMap<string, DatasetCustomer>>> {
  const found = new Map<string, DatasetCustomer>();
  for (const id of JSON.parse(ids) as readonly string[]) {
    const page = await engine.page({ kind: "customer", id }, null);
    const facts = page.ok ? page.value.facts : [];
    found.set(id, {
      id,
      record: page.ok ? (page.value.address?.record ?? null) : null,
      birthdate: facts.find(({ field }) => field === "birthdate")?.value ?? null,
    });
  }
  return ok(found);
}

function byCustomer(
  orders: readonly RestrictedOrder[],
): ReadonlyMap<string, readonly RestrictedOrder[]> {
  const found = new Map<string, RestrictedOrder[]>();
  for (const order of orders) {
    const id = order.customer?.id;
    if (id === undefined) continue;
    const before = found.get(id);
    if (before === undefined) found.set(id, [order]);
    else before.push(order);
  }
  return found;
}
