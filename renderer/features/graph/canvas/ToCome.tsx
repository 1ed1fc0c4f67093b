import { useTranslation } from "react-i18next";
import { useClock, useGraph } from "../../../stores/context";
import { useFormat } from "../../../ui/useFormat";

/** How many nodes have their place on the canvas and are not there yet as of the clock. */
export function ToCome() {
  const { t } = useTranslation();
  const format = useFormat();
  const before = useClock((state) => state.settled?.before ?? Infinity);
  const nodes = useGraph((state) => state.drawn.nodes);
  const count = nodes.filter(({ firstPosition }) => firstPosition >= before).length;
  if (count === 0) return null;
  return (
    <div className="graph-band">
      {t("graph.canvas.toCome", {
        count,
        n: format.count(count),
        total: format.count(nodes.length),
      })}
    </div>
  );
}
