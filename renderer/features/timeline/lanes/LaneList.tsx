import { CreditCard, Cross, Flows, ShoppingCart, Time, WarningSign } from "@blueprintjs/icons";
import { useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Stream } from "#shared/contract/replay";
import { laneKey, type LaneOf } from "../../../stores/location";
import { EntityIcon } from "../../../ui/EntityIcon";
import { useFormat } from "../../../ui/useFormat";
import { laneName } from "./laneName";
import { LANE_HEIGHT } from "./layout";

const STREAM_ICONS = {
  session: Time,
  event: Flows,
  payment: CreditCard,
  order: ShoppingCart,
  alert: WarningSign,
} as const satisfies Record<Stream, unknown>;

export interface ListedLane {
  readonly of: LaneOf;
  /** Records on screen and in all; null until they are counted. */
  readonly shown: number | null;
  readonly total: number | null;
}

interface Props {
  readonly lanes: readonly ListedLane[];
  /** Those that the stream is narrowed to. */
  readonly chosen: readonly LaneOf[];
  readonly onChoose: (of: LaneOf, chosen: boolean) => void;
  readonly onStep: (of: LaneOf, direction: 1 | -1) => void;
  readonly onRemove: (of: LaneOf) => void;
}

/** The lanes by name, beside their pictures: what can be read and reached by keyboard of them. */
export function LaneList({ lanes, chosen, onChoose, onStep, onRemove }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(0);
  const at = Math.min(active, lanes.length - 1);
  const moveTo = (index: number) => {
    const next = Math.min(Math.max(index, 0), lanes.length - 1);
    setActive(next);
    list.current?.querySelectorAll<HTMLElement>("[data-lane]")[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, index: number, of: LaneOf) => {
    if (event.key === "ArrowDown") moveTo(index + 1);
    else if (event.key === "ArrowUp") moveTo(index - 1);
    else if (event.key === "Enter") onStep(of, event.shiftKey ? -1 : 1);
    else if (event.key === "Delete" && typeof of !== "string") {
      onRemove(of);
      moveTo(index - 1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ul ref={list} className="timeline-lane-list" aria-label={t("timeline.lanes")}>
      {lanes.map((lane, index) => {
        const { of } = lane;
        const pressed = chosen.some((other) => laneKey(other) === laneKey(of));
        return (
          <li key={laneKey(of)} className="timeline-lane" style={{ height: LANE_HEIGHT }}>
            <button
              type="button"
              data-lane
              className="timeline-lane-name"
              tabIndex={index === at ? 0 : -1}
              aria-pressed={pressed}
              title={t("timeline.laneHint", { name: laneName(of, t) })}
              onFocus={() => setActive(index)}
              onClick={() => onChoose(of, !pressed)}
              onKeyDown={(event) => onKeyDown(event, index, of)}
            >
              <LaneLabel {...lane} />
            </button>
            {typeof of !== "string" && (
              <button
                type="button"
                className="timeline-lane-remove"
                tabIndex={-1}
                aria-label={t("timeline.removeLane", { name: laneName(of, t) })}
                title={t("timeline.removeLane", { name: laneName(of, t) })}
                onClick={() => onRemove(of)}
              >
                <Cross size={12} title={false} />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function LaneLabel({ of, shown, total }: ListedLane) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <LaneIcon of={of} />
      <span className={typeof of === "string" ? "timeline-lane-title" : "timeline-lane-title mono"}>
        {typeof of === "string" ? laneName(of, t) : of.id}
      </span>
      <span className="timeline-lane-count">
        {shown !== null &&
          total !== null &&
          t("timeline.inView", { shown: format.count(shown), total: format.count(total) })}
      </span>
    </>
  );
}

function LaneIcon({ of }: { readonly of: LaneOf }) {
  if (typeof of !== "string") return <EntityIcon kind={of.kind} />;
  const Icon = STREAM_ICONS[of];
  return <Icon className="entity-icon" size={14} title={false} />;
}
