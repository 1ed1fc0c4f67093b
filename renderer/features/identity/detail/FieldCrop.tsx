import { useLayoutEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CardField, CardReading, StraightCard } from "#shared/contract/identity";
import { ontoStraight } from "./onStraight";
import { imageOf } from "./StraightImage";
import { boxOf } from "./viewing";

interface Props {
  readonly field: CardField;
  readonly reading: CardReading;
  readonly straight: StraightCard;
}

/** Pixels of the card around the box. */
const ROOM = 6;

/** What was read, as it stands on the card laid flat. */
export function FieldCrop({ field, reading, straight }: Props) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { card, fields } = reading;
  const { quad } = fields[field];
  const box = useMemo(() => {
    const flatten = quad === null ? null : ontoStraight(card, straight);
    return flatten === null || quad === null ? null : boxOf(flatten(quad), ROOM, straight);
  }, [quad, card, straight]);
  useLayoutEffect(() => {
    if (box === null) return;
    canvas.current?.getContext("2d")?.putImageData(imageOf(straight), -box.x, -box.y);
  }, [box, straight]);
  if (box === null || box.width === 0 || box.height === 0) return null;
  return (
    <canvas
      ref={canvas}
      className="identity-crop"
      role="img"
      aria-label={t("identity.crop", { field: t(`identity.field.${field}`) })}
      width={box.width}
      height={box.height}
    />
  );
}
