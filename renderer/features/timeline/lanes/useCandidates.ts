import { useCallback, useEffect, useState } from "react";
import type { EntityRef, RecordAddress, TableInfo } from "#shared/contract/browse";
import type { EngineApi, RecordView } from "#shared/contract/engine";
import { ok, type Result } from "#shared/domain/result";
import { useApp, useNavigation, usePrivacy } from "../../../stores/context";
import { laneKey } from "../../../stores/location";
import { useAnswer } from "../../../ui/useAnswer";

/** Long enough for a word to be finished, short enough not to be noticed. */
const PAUSE_MS = 120;
const HITS_SHOWN = 12;

/** What could get a lane: what the text finds, or, without a text, what the record in the inspector names. */
export function useCandidates(text: string): readonly EntityRef[] {
  const found = useFound(text);
  const named = useNamed();
  return text === "" ? named : found;
}

function useFound(text: string): readonly EntityRef[] {
  const { engine } = useApp().ports;
  const [found, setFound] = useState<readonly EntityRef[]>([]);
  useEffect(() => {
    if (text === "") return;
    let wanted = true;
    const timer = setTimeout(() => {
      void engine.search(text, HITS_SHOWN).then((answer) => {
        if (wanted && answer.ok) setFound(answer.value.hits.map(({ entity }) => entity));
      });
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [engine, text]);
  return found;
}

const NONE: readonly EntityRef[] = [];

function useNamed(): readonly EntityRef[] {
  const { engine } = useApp().ports;
  const inspected = useNavigation((state) => state.inspected);
  const revision = usePrivacy((state) => state.revision);
  const ask = useCallback(() => namedIn(engine, inspected), [engine, inspected]);
  return useAnswer(ask, revision).value ?? NONE;
}

async function namedIn(
  engine: Pick<EngineApi, "record" | "tables">,
  address: RecordAddress | null,
): Promise<Result<readonly EntityRef[]>> {
  if (address === null) return ok([]);
  const [record, tables] = await Promise.all([
    engine.record(address.table, address.record),
    engine.tables(),
  ]);
  if (!record.ok) return record;
  if (!tables.ok) return tables;
  const info = tables.value.find(({ name }) => name === address.table);
  return ok(info === undefined ? [] : entitiesOf(record.value, info));
}

/** What a record is of and what it names, each once. */
function entitiesOf({ fields }: RecordView, info: TableInfo): readonly EntityRef[] {
  const entities = fields.flatMap(({ name, value, masked }): EntityRef[] => {
    const kind = info.fields.find((field) => field.name === name)?.entity ?? null;
    return kind === null || value === null || masked === true ? [] : [{ kind, id: value }];
  });
  return [...new Map(entities.map((entity) => [laneKey(entity), entity])).values()];
}
