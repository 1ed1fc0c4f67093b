import { csvOf } from "#shared/export/csv";
import type { ChartTable, OverviewChartId } from "#shared/contract/overview";
import { sqlOfChart } from "#shared/overview/chartSql";
import { formatLocation } from "../../stores/location";
import { useApp, useSession } from "../../stores/context";
import { pngOfChart } from "../../ui/charts/pngOfChart";
import { fileStem } from "../../ui/fileStem";
import type { Drawn } from "./drawn";
import type { Answered } from "./answered";

const PNG_WIDTH = 960;
const PNG_HEIGHT = 440;

/** A chart as a file, or as the SQL that answers the same rows. */
export function useChartFiles(id: OverviewChartId, title: string) {
  const { ports, notices, navigation, attach, clock } = useApp();
  const label = useSession((state) => state.current?.label ?? "");
  const save = (kind: string, mediaType: string, content: Uint8Array): void => {
    const file = `${fileStem(label)}-${id}.${kind}`;
    ports.files.save(file, mediaType, content);
    notices.getState().add("success", { kind: "exported", file });
  };
  const pngOf = ({ spec, selected }: Drawn, subtitle: string): Promise<Uint8Array | null> => {
    const size = { width: PNG_WIDTH, height: PNG_HEIGHT };
    return pngOfChart(spec, { title, note: `${subtitle} · ${label}`, selected, ...size });
  };
  return {
    saveCsv: ({ columns, rows }: ChartTable): void => save("csv", "text/csv", csvOf(columns, rows)),
    savePng: async (drawn: Drawn, subtitle: string): Promise<void> => {
      const bytes = await pngOf(drawn, subtitle);
      if (bytes !== null) save("png", "image/png", bytes);
    },
    attach: (drawn: Drawn, subtitle: string): void =>
      attach.getState().ask({
        kind: "picture",
        title: `${title} · ${subtitle}`,
        source: {
          address: formatLocation(navigation.getState().location),
          moment: clock.getState().settled,
          sql: null,
        },
        picture: () => pngOf(drawn, subtitle),
      }),
    openSql: ({ filter, grain, data, moment }: Answered): void => {
      // Where everything has happened the query needs no condition on time.
      const asOf = moment?.before === clock.getState().span?.size ? null : moment;
      navigation.getState().openSql(sqlOfChart(id, filter, grain, data.basis, asOf));
    },
  };
}
