import { Button, ButtonGroup } from "@blueprintjs/core";
import { Minus, Plus, Repeat, ZoomToFit } from "@blueprintjs/icons";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CARD_FIELDS, type CardField, type Quad } from "#shared/contract/identity";
import type { CardRow } from "../../../stores/identityRows";
import { ontoStraight } from "./onStraight";
import { PhotoImage } from "./PhotoImage";
import { StraightImage } from "./StraightImage";
import type { PictureFiles } from "./usePicture";
import { useView } from "./useView";
import { boxOf, pointsOf, turned, type Box, type Size } from "./viewing";

interface Props {
  readonly row: CardRow;
  readonly files: PictureFiles;
  /** The field that is pointed at or has the focus. */
  readonly active: CardField | null;
  readonly onActive: (field: CardField | null) => void;
}

/** The picture with the card's outline and the boxes of its fields, or the card laid flat. */
export function Viewer({ row, files, active, onActive }: Props) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [flat, setFlat] = useState(false);
  const { reading, file } = row.picture;
  const [natural, setNatural] = useState<Size | null>(null);
  const isFlat = flat && files.straight !== null;
  const size = isFlat ? files.straight : (reading?.image ?? natural);
  const card = reading?.card ?? null;
  const part = isFlat || card === null || size === null ? null : cardBox(card, size);
  const look = useView(frame, size, part);
  const { view, quarters } = look;
  const outer = size === null ? null : turned(size, quarters);
  return (
    <div className="identity-viewer">
      <div
        ref={frame}
        className="identity-frame"
        role="group"
        tabIndex={0}
        aria-label={t("identity.viewer", { file })}
        {...look.handlers}
      >
        {files.error !== null && (
          <p className="panel-body" role="alert">
            {t(`error.${files.error.code}.title`)}
          </p>
        )}
        {files.bytes !== null && (
          <div
            className="identity-plane"
            style={
              view === null || size === null || outer === null
                ? undefined
                : {
                    width: size.width,
                    height: size.height,
                    transform:
                      `translate(${view.x}px, ${view.y}px) scale(${view.scale}) ` +
                      `translate(${outer.width / 2}px, ${outer.height / 2}px) rotate(${quarters * 90}deg) ` +
                      `translate(${-size.width / 2}px, ${-size.height / 2}px)`,
                  }
            }
          >
            {isFlat && files.straight !== null ? (
              <StraightImage card={files.straight} label={t("identity.flatPicture", { file })} />
            ) : (
              <PhotoImage
                bytes={files.bytes}
                label={t("identity.picture", { file })}
                onSize={setNatural}
              />
            )}
            {size !== null && (
              <Boxes row={row} size={size} isFlat={isFlat} active={active} onActive={onActive} />
            )}
          </div>
        )}
      </div>
      <div className="identity-tools" role="toolbar" aria-label={t("identity.tools")}>
        <ButtonGroup>
          <Tool name="nearer" icon={<Plus size={14} title={false} />} onClick={look.nearer} />
          <Tool name="farther" icon={<Minus size={14} title={false} />} onClick={look.farther} />
          <Tool name="fit" icon={<ZoomToFit size={14} title={false} />} onClick={look.showAll} />
          <Tool name="turn" icon={<Repeat size={14} title={false} />} onClick={look.turn} />
        </ButtonGroup>
        <div className="toggles" role="group" aria-label={t("identity.look")}>
          {([false, true] as const).map((one) => (
            <button
              key={String(one)}
              type="button"
              className="toggle"
              aria-pressed={one === isFlat}
              disabled={one && files.straight === null}
              onClick={() => {
                setFlat(one);
                look.showAll();
              }}
            >
              {one ? t("identity.flat") : t("identity.photo")}
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}

/** The card with some of what lies around it; null where too little of it is in the picture. */
function cardBox(card: Quad, size: Size): Box | null {
  const box = boxOf(card, size.width * AROUND, size);
  return box.width > 0 && box.height > 0 ? box : null;
}

/** Of the width of the picture. */
const AROUND = 0.02;

interface ToolProps {
  readonly name: "nearer" | "farther" | "fit" | "turn";
  readonly icon: React.JSX.Element;
  readonly onClick: () => void;
}

function Tool({ name, icon, onClick }: ToolProps) {
  const { t } = useTranslation();
  return (
    <Button
      size="small"
      icon={icon}
      aria-label={t(`identity.tool.${name}`)}
      title={t(`identity.tool.${name}`)}
      onClick={onClick}
    />
  );
}

interface BoxesProps {
  readonly row: CardRow;
  readonly size: Size;
  readonly isFlat: boolean;
  readonly active: CardField | null;
  readonly onActive: (field: CardField | null) => void;
}

/** Outline and boxes; what they say is in the list of fields, so that they are for the eye and the pointer. */
function Boxes({ row, size, isFlat, active, onActive }: BoxesProps) {
  const { reading } = row.picture;
  const card = reading?.card ?? null;
  const flatten = useMemo(() => (isFlat ? ontoStraight(card, size) : null), [isFlat, card, size]);
  if (reading === null || card === null) return null;
  const placed = (quad: Quad): Quad => (flatten === null ? quad : flatten(quad));
  return (
    <svg
      className="identity-boxes"
      viewBox={`0 0 ${size.width} ${size.height}`}
      width={size.width}
      height={size.height}
      aria-hidden
    >
      {!isFlat && <polygon className="identity-outline" points={pointsOf(card)} />}
      {CARD_FIELDS.map((field) => {
        const { quad } = reading.fields[field];
        const certain = row.checks?.fields[field].isCertain === true;
        return (
          quad !== null && (
            <polygon
              key={field}
              className={[
                "identity-box",
                certain ? "" : "identity-box-unsure",
                field === active ? "identity-box-active" : "",
              ].join(" ")}
              points={pointsOf(placed(quad))}
              onPointerEnter={() => onActive(field)}
              onPointerLeave={() => onActive(null)}
            />
          )
        );
      })}
    </svg>
  );
}
