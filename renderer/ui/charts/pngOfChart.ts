import type { ChartSpec } from "./chartSpec";
import { readColours } from "./colours";
import { disposeChart } from "./disposeChart";
import { optionOf } from "./optionOf";

export interface PngOptions {
  readonly title: string;
  /** A second line, quieter: dataset, filter, number of records. */
  readonly note: string;
  /** Pixels before the doubling. */
  readonly width: number;
  readonly height: number;
  readonly selected: ReadonlySet<string>;
}

/** Room for the two lines above the picture. */
const HEAD = 52;
const PIXEL_RATIO = 2;

/** The chart as a PNG file of twice the size, with its title, in the colours of the page. Null where none is drawn. */
export async function pngOfChart(
  spec: ChartSpec,
  { title, note, width, height, selected }: PngOptions,
): Promise<Uint8Array | null> {
  const { init } = await import("./echartsParts");
  const colours = readColours();
  const chart = init(document.createElement("div"), null, {
    renderer: "canvas",
    width,
    height: height + HEAD,
    devicePixelRatio: PIXEL_RATIO,
  });
  try {
    chart.setOption({
      ...optionOf(spec, colours, { selected, top: HEAD }),
      backgroundColor: colours.surface,
      legend: {
        // What the page tells beside the picture has to be told in it here.
        show:
          spec.kind !== "heatmap" && spec.series.filter(({ draw }) => draw !== "told").length > 1,
        selectedMode: false,
        right: 8,
        top: 8,
        itemHeight: 10,
        textStyle: { color: colours.quiet, fontSize: 11, fontFamily: colours.font },
      },
      title: {
        text: title,
        subtext: note,
        left: 8,
        top: 4,
        itemGap: 4,
        textStyle: { color: colours.ink, fontSize: 15, fontFamily: colours.font },
        subtextStyle: { color: colours.quiet, fontSize: 11, fontFamily: colours.font },
      },
    });
    const canvas = chart.renderToCanvas({ pixelRatio: PIXEL_RATIO });
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
  } finally {
    disposeChart(chart);
  }
}
