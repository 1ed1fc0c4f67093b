import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PageFigure, SearchHit } from "#shared/contract/browse";
import { nodeOfRecord } from "#shared/graph/scene/keys";
import { carryOut, possibleActions } from "../../stores/commands";
import { useApp, useNavigation, useSession, useVisited } from "../../stores/context";
import { formatLocation, parseLocation, WORKSPACES, type Location } from "../../stores/location";
import { keysOf } from "../../stores/shortcuts";
import { usePlaceTitle } from "../../placeTitle";
import { useFormat } from "../../ui/useFormat";
import { matching, type PaletteItem, type PaletteQuery } from "./items";
import { useRuleItems } from "./useRuleItems";

const VISITED_SHOWN = 6;

/** What the window itself can offer for a query: it is there at once. */
export function useOwnItems({ text, actionsOnly }: PaletteQuery): readonly PaletteItem[] {
  const address = useAddressItem();
  const visited = useVisitedItems();
  const places = usePlaceItems();
  const actions = useActionItems();
  const rules = useRuleItems(actionsOnly ? "" : text);
  const pasted = actionsOnly ? null : address(text);
  if (pasted !== null) return [pasted];
  const matchingActions = matching(actions, text);
  if (actionsOnly) return matchingActions;
  return [
    ...matching(visited, text).slice(0, VISITED_SHOWN),
    ...matching(places, text),
    ...matchingActions,
    ...rules,
  ];
}

/** Hits of the search as items, by kind. */
export function useHitItems(hits: readonly SearchHit[]): readonly PaletteItem[] {
  const { t } = useTranslation();
  const { navigation } = useApp();
  const factText = useFactText();
  const kinds = [...new Set(hits.map(({ entity }) => entity.kind))];
  const shown = hits.filter(({ entity }) => IN_GRAPH.has(entity.kind)).slice(0, GRAPH_SHOWN);
  const inGraph = shown.flatMap(({ entity }): PaletteItem[] => {
    const node = nodeOfRecord(entity);
    if (node === null) return [];
    return [
      {
        id: `graph ${node}`,
        group: "graph",
        title: t(`shell.kind.${entity.kind}`, { id: entity.id }),
        detail: t("graph.views.show"),
        act: () => navigation.getState().openGraph([node]),
      },
    ];
  });
  const records = kinds.flatMap((kind) =>
    hits
      .filter(({ entity }) => entity.kind === kind)
      .map(({ entity, title, facts }): PaletteItem => {
        const details = [title, ...facts.map(factText)].filter((part) => part !== null);
        return {
          id: `${kind} ${entity.id}`,
          group: kind,
          title: t(`shell.kind.${kind}`, { id: entity.id }),
          detail: details.join(" · "),
          act: () => navigation.getState().openEntity(entity),
        };
      }),
  );
  return [...records, ...inGraph];
}

/** Kinds that are shared, and who shares them. */
const IN_GRAPH: ReadonlySet<string> = new Set(["customer", "device", "ip"]);
const GRAPH_SHOWN = 3;

/** A fact of a hit in words; null for what cannot be said or says nothing here. */
function useFactText(): (fact: PageFigure) => string | null {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ id, value, unit }) => {
    if (value === null) return null;
    if (unit === "eur") return `${format.money(value)} €`;
    const told = COUNTED.find((known) => known === id);
    if (told === undefined) return null;
    return t(`shell.fact.${told}`, { count: value, n: format.count(value) });
  };
}

const COUNTED = [
  "payments",
  "failed_payments",
  "fraud_labels",
  "alerts",
  "orders",
  "sessions",
  "events",
  "customers",
  "products",
  "quantity",
] as const;

/** The place an address leads to, whole or from its `#` on. */
function useAddressItem(): (text: string) => PaletteItem | null {
  const { t } = useTranslation();
  const titleOf = usePlaceTitle();
  const { navigation } = useApp();
  return (text) => {
    const location = /^(#?\/|\w+:\/\/)/.test(text) ? parseLocation(text) : null;
    if (location === null) return null;
    return {
      id: "address",
      group: "address",
      title: t("shell.palette.goTo", { place: titleOf(location) }),
      detail: formatLocation(location),
      act: () => navigation.getState().go(location),
    };
  };
}

function useVisitedItems(): readonly PaletteItem[] {
  const titleOf = usePlaceTitle();
  const { navigation } = useApp();
  const here = useNavigation((state) => formatLocation(state.location));
  return useVisited((state) => state.places)
    .map((location) => ({ location, address: formatLocation(location) }))
    .filter(({ address }) => address !== here)
    .map(({ location, address }): PaletteItem => ({
      id: `visited ${address}`,
      group: "visited",
      title: titleOf(location),
      act: () => navigation.getState().go(location),
    }));
}

/** Workspaces, tables, and the parts of workspaces that have an address of their own. */
function usePlaceItems(): readonly PaletteItem[] {
  const { t } = useTranslation();
  const app = useApp();
  const titleOf = usePlaceTitle();
  const tables = useTableNames();
  const mac = app.ports.system.mac();
  const { show, go } = app.navigation.getState();
  const workspaces = WORKSPACES.map((name): PaletteItem => ({
    id: `place ${name}`,
    group: "place",
    title: t(`shell.command.${name}`),
    keys: keysOf(name, mac),
    act: () => show(name),
  }));
  const further: readonly Location[] = [
    ...(["quarantine", "documented"] as const).map((tab): Location => ({
      page: "quality",
      tab,
      checkId: null,
    })),
    ...tables.map((table): Location => ({
      page: "tables",
      view: { table, filters: [], sort: null },
    })),
  ];
  return [
    ...workspaces,
    ...further.map((location): PaletteItem => ({
      id: `place ${formatLocation(location)}`,
      group: "place",
      title: titleOf(location),
      act: () => go(location),
    })),
  ];
}

/** The names of the tables, none until the engine has told them. */
function useTableNames(): readonly string[] {
  const { engine } = useApp().ports;
  const open = useSession((state) => state.current !== null);
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!open) return;
    let wanted = true;
    void engine.tables().then((tables) => {
      if (wanted && tables.ok) setNames(tables.value.map(({ name }) => name));
    });
    return () => {
      wanted = false;
    };
  }, [engine, open]);
  return names;
}

function useActionItems(): readonly PaletteItem[] {
  const { t } = useTranslation();
  const app = useApp();
  const mac = app.ports.system.mac();
  return possibleActions(app).map((action): PaletteItem => ({
    id: `action ${action}`,
    group: "action",
    title: t(`shell.command.${action}`),
    keys: keysOf(action, mac),
    act: () => carryOut(action, app),
  }));
}
