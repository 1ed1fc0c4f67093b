import {
  ENTITY_KINDS,
  type EntityKind,
  type EntityRef,
  type SearchAnswer,
  type SearchHit,
} from "../contract/browse";
import { cellText } from "../domain/cells";
import { columnOf, type Column } from "../domain/columns";
import type { TableName } from "../domain/schema";
import { compareTexts, fold } from "./fold";
import { compareBytes } from "./plainBytes";
import type { Records } from "./records";
import { searchFacts } from "./searchFacts";

/** Ids (and names) of one kind of entity, in the order of the ids. */
interface Findable {
  readonly ids: readonly string[];
  readonly folded: readonly string[];
  /** Folded names, and names as written; null where the kind has none. */
  readonly names: {
    readonly folded: readonly (string | null)[];
    readonly written: readonly (string | null)[];
  } | null;
}

interface Match {
  readonly entity: EntityRef;
  readonly title: string | null;
}

/** Records without a page that lead to one: an alert to its payment, an event to its session. */
const LEADS = [
  { table: "fraud_alerts", key: "alert_id", field: "payment_id", kind: "payment" },
  { table: "events", key: "event_id", field: "session_id", kind: "session" },
] as const satisfies readonly {
  table: TableName;
  key: string;
  field: string;
  kind: EntityKind;
}[];

/** Finds entities by parts of their ids and products by their names. Nothing personal is looked at. */
export class Search {
  readonly #records: Records;
  readonly #findable = new Map<EntityKind, Findable>();

  constructor(records: Records) {
    this.#records = records;
  }

  /** Exact ids first, then beginnings, then the rest; kinds take turns, so that none crowds out the others. */
  find(text: string, limit: number): SearchAnswer {
    const asked = fold(text.trim());
    if (asked === "") return { hits: [], total: 0 };
    const ranked: Match[][][] = [[], [], []];
    let total = 0;
    for (const kind of ENTITY_KINDS) {
      const found = this.#matches(kind, asked, limit);
      total += found.total;
      found.ranks.forEach((matches, rank) => ranked[rank]!.push([...matches]));
    }
    const leads = this.#leads(asked);
    ranked[0]!.push([...leads]);
    const hits = ranked.flatMap(inTurn).slice(0, Math.max(0, limit));
    return { hits: hits.map((match) => this.#hit(match)), total: total + leads.length };
  }

  /** At most `limit` matches of each rank, and how many there are in all. */
  #matches(
    kind: EntityKind,
    asked: string,
    limit: number,
  ): { readonly ranks: readonly (readonly Match[])[]; readonly total: number } {
    const { ids, folded, names } = this.#findableOf(kind);
    const ranks: Match[][] = [[], [], []];
    let total = 0;
    for (let at = 0; at < ids.length; at++) {
      const inId = rankOf(folded[at]!, asked);
      const name = names?.folded[at] ?? null;
      const inName = name === null ? NO_MATCH : rankOf(name, asked);
      const rank = Math.min(inId, inName);
      if (rank === NO_MATCH) continue;
      total++;
      if (ranks[rank]!.length < limit)
        ranks[rank]!.push({
          entity: { kind, id: ids[at]! },
          title: names?.written[at] ?? null,
        });
    }
    return { ranks, total };
  }

  #leads(asked: string): readonly Match[] {
    return LEADS.flatMap(({ table: name, key, field, kind }) => {
      const table = this.#records.dataset.tables.get(name);
      const row = rowOfFolded(table?.columns[key], asked);
      if (row < 0) return [];
      const entity = this.#records.entity(kind, this.#records.text(table, field, row));
      return entity === null ? [] : [{ entity, title: this.#records.text(table, key, row) }];
    });
  }

  #findableOf(kind: EntityKind): Findable {
    let findable = this.#findable.get(kind);
    if (findable === undefined)
      this.#findable.set(kind, (findable = findableOf(this.#records, kind)));
    return findable;
  }

  #hit({ entity, title }: Match): SearchHit {
    return { entity, title, facts: searchFacts(this.#records, entity) };
  }
}

const NO_MATCH = 3;

/** 0 = the whole text, 1 = its beginning, 2 = a part of it. */
const rankOf = (folded: string, asked: string): number => {
  const place = folded.indexOf(asked);
  if (place < 0) return NO_MATCH;
  return place > 0 ? 2 : folded.length === asked.length ? 0 : 1;
};

/** Row whose text is this one once folded, −1 where there is none. */
function rowOfFolded(column: Column | undefined, asked: string): number {
  if (column?.kind === "text") {
    const code = column.values.findIndex((value) => fold(value) === asked);
    return code < 0 ? -1 : column.codes.indexOf(code);
  }
  if (column?.kind !== "unique") return -1;
  const wanted = new TextEncoder().encode(asked);
  for (let row = 0; row + 1 < column.offsets.length; row++)
    if (compareBytes(column, row, wanted) === 0) return row;
  return -1;
}

/** The first of every list, then the second of every list, and so on. */
function inTurn(lists: readonly (readonly Match[])[]): readonly Match[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((matches) => matches.slice(turn, turn + 1)),
  ).flat();
}

function findableOf(records: Records, kind: EntityKind): Findable {
  const place = records.entityTable(kind);
  if (place === null) {
    const named = kind === "order" ? [] : records.index.log.dictionaries.keys[kind].values;
    const ids = named.toSorted(compareTexts);
    return { ids, folded: ids.map(fold), names: null };
  }
  const { table, key } = place;
  const column = table.columns[key];
  const entries = Array.from({ length: table.rows }, (_, row) => ({
    id: column === undefined ? null : cellText(column, row),
    row,
  }))
    .filter((entry): entry is { id: string; row: number } => entry.id !== null)
    .sort((a, b) => compareTexts(a.id, b.id));
  const nameColumn = kind === "product" ? columnOf(table, "name", "text") : null;
  const written = nameColumn === null ? null : entries.map(({ row }) => cellText(nameColumn, row));
  return {
    ids: entries.map(({ id }) => id),
    folded: entries.map(({ id }) => fold(id)),
    names:
      written === null
        ? null
        : { written, folded: written.map((name) => (name === null ? null : fold(name))) },
  };
}
