import type { TFunction } from "i18next";
import type { LaneOf } from "../../../stores/location";

/** What a lane is called. */
export const laneName = (of: LaneOf, t: TFunction): string =>
  typeof of === "string" ? t(`timeline.stream.${of}`) : t(`shell.kind.${of.kind}`, { id: of.id });
