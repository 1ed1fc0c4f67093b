import { useTranslation } from "react-i18next";
import { csvOf } from "#shared/export/csv";
import type { ChartTable, OverviewChartId } from "#shared/contract/overview";
import type { Moment } from "#shared/contract/replay";
import { sqlOfChart } from "#shared/overview/chartSql";
import { formatLocation } from "../../stores/location";
import { useApp, useSession } from "../../stores/context";
import { pngOfChart } from "../../ui/charts/pngOfChart";
import { fileStem } from "../../ui/fileStem";
import { useFormat } from "../../ui/useFormat";
import type { Drawn } from "./drawn";
import type { Answered } from "./answered";

const PNG_WIDTH = 960;
const PNG_HEIGHT = 440;

/** A chart as a file, or as the SQL that answers the same rows. */
export function useChartFiles(id: OverviewChartId, title: string) {
  const { ports, notices, navigation, attach, clock } = useApp();
  const { t } = useTranslation();
  const format = useFormat();
  const label = useSession((state) => state.current?.label ?? "");
  const save = (kind: string, mediaType: string, content: Uint8Array): void => {
    const file = `${fileStem(label)}-${id}.${kind}`;
    ports.files.save(file, mediaType, content);
    notices.getState().add("success", { kind: "exported", file });
  };
  const pngOf = (
    { spec, selected }: Drawn,
    subtitle: string,
    moment: Moment | null,
  ): Promise<Uint8Array | null> => {
    const size = { width: PNG_WIDTH, height: PNG_HEIGHT };
    const asOf = moment === null ? [] : [t("overview.asOf", { time: format.time(moment.ms) })];
    const note = [subtitle, ...asOf, label].join(" · ");
    return pngOfChart(spec, { title, note, selected, ...size });
  };
  return {
    saveCsv: ({ columns, rows }: ChartTable): void => save("csv", "text/csv", csvOf(columns, rows)),
    savePng: async (drawn: Drawn, subtitle: string, moment: Moment | null): Promise<void> => {
      const bytes = await pngOf(drawn, subtitle, moment);
      if (bytes !== null) save("png", "image/png", bytes);
    },
    attach: (drawn: Drawn, subtitle: string, moment: Moment | null): void =>
      attach.getState().ask({
        kind: "picture",
        title: `${title} · ${subtitle}`,
        source: {
          address: formatLocation(navigation.getState().location),
          moment,
          sql: null,
        },
        picture: () => pngOf(drawn, subtitle, moment),
      }),
    openSql: ({ filter, grain, data, moment }: Answered): void => {
      // Where everything has happened the query needs no condition on time.
      const asOf = moment?.before === clock.getState().span?.size ? null : moment;
      navigation.getState().openSql(sqlOfChart(id, filter, grain, data.basis, asOf));
    },
  };
}
