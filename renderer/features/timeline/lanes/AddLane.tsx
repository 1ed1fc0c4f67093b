import { Button, InputGroup, PopoverNext } from "@blueprintjs/core";
import { Plus, Search } from "@blueprintjs/icons";
import { useId, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { EntityRef } from "#shared/contract/browse";
import { laneKey, LANE_LIMIT } from "../../../stores/location";
import { EntityIcon } from "../../../ui/EntityIcon";
import { laneName } from "./laneName";
import { useCandidates } from "./useCandidates";

interface Props {
  readonly lanes: readonly EntityRef[];
  readonly onAdd: (entity: EntityRef) => void;
}

/** Gives an entity a lane of its own: looked for by id or name, or taken from the record in the inspector. */
export function AddLane({ lanes, onAdd }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const full = lanes.length >= LANE_LIMIT;
  return (
    <PopoverNext
      isOpen={open}
      placement="bottom-start"
      onInteraction={setOpen}
      content={
        <Candidates
          lanes={lanes}
          onAdd={(entity) => {
            onAdd(entity);
            setOpen(false);
          }}
        />
      }
    >
      <Button
        size="small"
        icon={<Plus size={14} title={false} />}
        text={t("timeline.addLane")}
        title={full ? t("timeline.lanesFull", { n: LANE_LIMIT }) : t("timeline.addLaneHint")}
        disabled={full}
        aria-haspopup="dialog"
        aria-expanded={open}
      />
    </PopoverNext>
  );
}

function Candidates({ lanes, onAdd }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const pinned = new Set(lanes.map(laneKey));
  const found = useCandidates(text.trim()).filter((entity) => !pinned.has(laneKey(entity)));
  const at = Math.min(chosen, found.length - 1);
  const optionId = (index: number): string => `${id} ${index}`;

  const onKeyDown = (event: KeyboardEvent) => {
    const active = found[at];
    if (event.key === "Enter" && active !== undefined) onAdd(active);
    else if (event.key === "ArrowDown") setChosen(Math.min(at + 1, found.length - 1));
    else if (event.key === "ArrowUp") setChosen(Math.max(at - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <div className="timeline-candidates" role="dialog" aria-label={t("timeline.addLane")}>
      <InputGroup
        size="small"
        autoFocus
        leftIcon={<Search size={12} title={false} />}
        placeholder={t("timeline.searchLane")}
        aria-label={t("timeline.searchLane")}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={found.length === 0 ? undefined : optionId(at)}
        value={text}
        onValueChange={(next) => {
          setText(next);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      {text === "" && found.length > 0 && <p className="subheading">{t("timeline.ofSelected")}</p>}
      <div id={id} role="listbox" aria-label={t("timeline.candidates")}>
        {found.map((entity, index) => (
          <div
            key={laneKey(entity)}
            id={optionId(index)}
            role="option"
            aria-selected={index === at}
            className="timeline-candidate"
            onClick={() => onAdd(entity)}
          >
            <EntityIcon kind={entity.kind} /> <span>{laneName(entity, t)}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className="quiet timeline-candidates-none">
          {text === "" ? t("timeline.searchFirst") : t("timeline.nothingFound")}
        </p>
      )}
    </div>
  );
}
