import type { TFunction } from "i18next";
import type { FeatureGroup, FeatureInfo } from "#shared/contract/decisions";
import type { DataColumn } from "./DataTable";

/** A feature in a list; `group` where it is the first of its group. */
interface GroupedFeature {
  readonly group: FeatureGroup | null;
  readonly info: FeatureInfo;
}

/** The group of a feature, strong at its first. */
export const featureGroupColumn = <Row extends GroupedFeature>({
  header,
  width,
  t,
}: {
  readonly header: string;
  readonly width: number;
  readonly t: TFunction;
}): DataColumn<Row> => ({
  id: "group",
  header,
  width,
  cell: ({ group, info }) =>
    group === null ? (
      <span className="quiet">{t(`features.group.${info.group}`)}</span>
    ) : (
      <strong>{t(`features.group.${group}`)}</strong>
    ),
  text: ({ info }) => t(`features.group.${info.group}`),
});
