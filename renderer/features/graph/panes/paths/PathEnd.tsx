import { Button } from "@blueprintjs/core";
import { Cross } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { NodeKey } from "#shared/contract/graph";
import { NodeName } from "../parts/NodeName";
import { NodeSearch } from "../search/NodeSearch";

interface Props {
  readonly label: string;
  readonly value: NodeKey | null;
  readonly onValue: (key: NodeKey | null) => void;
}

const NONE: ReadonlySet<string> = new Set();

/** One end of a path: found by its id, or taken from the selection. */
export function PathEnd({ label, value, onValue }: Props) {
  const { t } = useTranslation();
  return (
    <div className="graph-path-end">
      <span className="graph-path-label">{label}</span>
      {value === null ? (
        <NodeSearch
          label={label}
          placeholder={t("graph.search.short")}
          hint={t("graph.search.chooseHint")}
          onCanvas={NONE}
          onChoose={onValue}
        />
      ) : (
        <>
          <NodeName nodeKey={value} />
          <Button
            size="small"
            variant="minimal"
            icon={<Cross size={12} title={false} />}
            aria-label={t("graph.path.another", { end: label })}
            onClick={() => onValue(null)}
          />
        </>
      )}
    </div>
  );
}
