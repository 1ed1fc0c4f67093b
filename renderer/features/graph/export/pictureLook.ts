import type { TFunction } from "i18next";
import { NODE_KINDS } from "#shared/contract/graph";
import type { GraphDocument } from "#shared/graph/export/document";
import type { PictureLook } from "#shared/graph/export/picture";
import type { Format } from "../../../ui/format";
import { momentText } from "../../../ui/reportText";

interface Wording {
  readonly t: TFunction;
  readonly format: Format;
}

const CATEGORIES = 8;

/**
 * How a picture in a file is drawn: in the colours of the light theme, which are those of the page's root whatever theme
 * is on, and in the language on screen.
 */
export function pictureLook({ about }: GraphDocument, wording: Wording): PictureLook {
  const { t } = wording;
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const kinds = [...NODE_KINDS, "group"] as const;
  return {
    colours: {
      surface: token("surface"),
      ink: token("ink"),
      quiet: token("ink-quiet"),
      line: token("line-strong"),
      riskRamp: [token("chart-ramp-low"), token("chart-risk-middle"), token("chart-risk")],
      categories: Array.from({ length: CATEGORIES }, (_, at) => token(`chart-${at + 1}`)),
    },
    font: token("font"),
    words: {
      subtitle: `${about.dataset} · ${momentText(about.moment, wording)}`,
      kinds: Object.fromEntries(kinds.map((kind) => [kind, t(`graph.kind.${kind}`)])),
      edges: {
        link: t("graphExport.edge.link"),
        shared: t("graphExport.edge.shared"),
        groups: t("graphExport.edge.groups"),
        similar: t("graphExport.edge.similar"),
      },
      risk: t("graphExport.filling"),
      fraud: t("graphExport.fraud"),
      blocked: t("graphExport.blocked"),
      challenged: t("graphExport.challenged"),
      chosen: t("graphExport.chosen"),
      nothing: t("graphExport.nothing"),
    },
  };
}
