import { useTranslation } from "react-i18next";
import { MAP_GROUPS } from "#shared/contract/graph";
import { useGraph } from "../../stores/context";
import { useFormat } from "../../ui/useFormat";

/** Of the whole dataset as groups: what is not on the canvas. */
export function MapNote() {
  const { t } = useTranslation();
  const format = useFormat();
  const map = useGraph((state) => (state.scene.map === null ? null : state.map));
  if (map === null) return null;
  const { by, groups, others, total } = map;
  const drawn = t("graph.count.groups", { count: groups.length, n: format.count(groups.length) });
  const isShared = by === "community" || by === "component";
  const what = groups.length === MAP_GROUPS ? "first" : isShared ? "alone" : "single";
  return (
    <span className="quiet">
      {others === 0
        ? t("graph.toolbar.map.all", { groups: drawn })
        : t(`graph.toolbar.map.${what}`, {
            groups: drawn,
            total: format.count(total),
            count: others,
            n: format.count(others),
          })}
    </span>
  );
}
