import { useCallback } from "react";
import { useApp, usePrivacy, useSession } from "../../stores/context";
import { CardPicture as Picture } from "../../ui/CardPicture";

interface Props {
  /** Record of the card's label. */
  readonly record: number;
  /** What the label calls the picture. */
  readonly file: string;
}

/** The picture of the card whose label is inspected. */
export function CardPicture({ record, file }: Props) {
  const { engine } = useApp().ports;
  const generation = useSession(({ current }) => current?.loaded.generation ?? 0);
  const revision = usePrivacy((state) => state.revision);
  const ask = useCallback(
    () => engine.cardPicture(generation, record),
    [engine, generation, record],
  );
  return <Picture ask={ask} version={revision} file={file} />;
}
