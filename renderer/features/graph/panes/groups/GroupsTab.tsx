import { Button, HTMLSelect } from "@blueprintjs/core";
import { Graph } from "@blueprintjs/icons";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  GROUPINGS,
  Grouping,
  type GraphApi,
  type GraphAt,
  type GroupMap,
} from "#shared/contract/graph";
import { useApp, useGraph } from "../../../../stores/context";
import { useFormat } from "../../../../ui/useFormat";
import { Failed } from "../parts/Failed";
import { useAsOfText } from "../parts/useAsOfText";
import { useGraphAnswer } from "../parts/useGraphAnswer";
import { Waiting } from "../parts/Waiting";
import { GroupList } from "./GroupList";

const WAITING_LINES = 8;

/** The whole dataset as groups, riskiest first; each can be opened on the canvas. */
export function GroupsTab() {
  const { t } = useTranslation();
  const { graph } = useApp();
  const map = useGraph((state) => state.scene.map);
  const [by, setBy] = useState<Grouping>(map ?? "community");
  const { value, error, loading } = useGraphAnswer(
    useCallback((api: GraphApi, at: GraphAt) => api.groups(by, at), [by]),
  );
  const open = (key: string): void => {
    const { openGroup, startGroup } = graph.getState();
    void (map === by ? openGroup(key) : startGroup(key));
  };
  return (
    <div className="graph-tab" aria-busy={loading}>
      <div className="graph-line">
        <HTMLSelect
          aria-label={t("graph.group.by")}
          value={by}
          onChange={({ currentTarget }) => setBy(Grouping.parse(currentTarget.value))}
          options={GROUPINGS.map((value) => ({ value, label: t(`graph.group.kind.${value}`) }))}
        />
        <span className="spring" />
        <Button
          size="small"
          disabled={map === by}
          icon={<Graph size={12} title={false} />}
          text={t("graph.group.showAll")}
          title={t("graph.group.showAllHint")}
          onClick={() => void graph.getState().startMap(by)}
        />
      </div>
      {error !== null ? (
        <Failed error={error} />
      ) : value === null ? (
        <Waiting lines={WAITING_LINES} />
      ) : (
        <Found map={value} onOpen={open} />
      )}
    </div>
  );
}

interface FoundProps {
  readonly map: GroupMap;
  readonly onOpen: (key: string) => void;
}

function Found({ map, onOpen }: FoundProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const asOf = useAsOfText();
  const { groups, total, others } = map;
  return (
    <>
      <p className="graph-note">
        {groups.length === 0
          ? t("graph.group.none")
          : t("graph.group.shown", {
              shown: format.count(groups.length),
              total: format.count(total),
            })}{" "}
        <span className="quiet">{asOf}</span>
      </p>
      <GroupList groups={groups} onOpen={onOpen} />
      {others > 0 && (
        <p className="graph-note quiet">
          {t("graph.group.others", { count: others, n: format.count(others) })}
        </p>
      )}
    </>
  );
}
