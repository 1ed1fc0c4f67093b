import type { TFunction } from "i18next";
import type { Moment } from "#shared/domain/moment";
import { ok, type Result } from "#shared/domain/result";
import { writeGraphJson, type GraphDocument } from "#shared/graph/export/document";
import { toGexf } from "#shared/graph/export/gexf";
import { toGraphml } from "#shared/graph/export/graphml";
import { toSvg } from "#shared/graph/export/svg";
import { toDocument } from "#shared/graph/export/toDocument";
import { worded } from "#shared/graph/scene/groupLabel";
import type { App } from "../../../stores/stores";
import { fileStem } from "../../../ui/fileStem";
import type { Format } from "../../../ui/format";
import { pictureLook } from "./pictureLook";
import { rasterise } from "./rasterise";

/** Formats that are written from the drawn graph alone. */
export const GRAPH_FORMATS = ["png", "svg", "graphml", "gexf", "json"] as const;
export type GraphFormat = (typeof GRAPH_FORMATS)[number];

const MEDIA_TYPES: Readonly<Record<GraphFormat, string>> = {
  png: "image/png",
  svg: "image/svg+xml",
  graphml: "application/graphml+xml",
  gexf: "application/gexf+xml",
  json: "application/json",
};

export interface Wording {
  readonly t: TFunction;
  readonly format: Format;
}

type Window = Pick<App, "clock" | "graph" | "info" | "notices" | "ports" | "session">;

/** What is on the canvas at the moment, as data; asks the engine which personal fields there are to leave out. */
export async function documentOf(
  { clock, graph, info, ports, session }: Window,
  t: TFunction,
): Promise<Result<GraphDocument>> {
  const { drawn, view } = graph.getState();
  const { moment } = clock.getState();
  const tables = await ports.engine.tables();
  if (!tables.ok) return tables;
  const personalFieldsLeftOut = tables.value.flatMap(({ name, fields }) =>
    fields.filter(({ personal }) => personal).map((field) => `${name}.${field.name}`),
  );
  return ok(
    toDocument(worded(drawn, t("graph.group.unnamed")), moment, {
      title: view?.name ?? t("graphExport.title"),
      application: `${info.name} ${info.version}`,
      dataset: session.getState().current?.label ?? "",
      personalFieldsLeftOut,
    }),
  );
}

/** Hands what is on the canvas to the user as a file. */
export async function saveGraph(app: Window, kind: GraphFormat, wording: Wording): Promise<void> {
  const document = await documentOf(app, wording.t);
  if (!document.ok) return app.notices.getState().addError(document.error);
  save(app, kind, MEDIA_TYPES[kind], await written(document.value, kind, wording));
}

/** Pixels of a PNG per unit of the picture. */
const SCALE = 2;

async function written(
  document: GraphDocument,
  kind: GraphFormat,
  wording: Wording,
): Promise<string | Uint8Array> {
  switch (kind) {
    case "png":
      return rasterise(toSvg(document, pictureLook(document, wording)), SCALE);
    case "svg":
      return toSvg(document, pictureLook(document, wording));
    case "graphml":
      return toGraphml(document);
    case "gexf":
      return toGexf(document);
    case "json":
      return writeGraphJson(document);
  }
}

function save(
  { clock, graph, notices, ports }: Window,
  kind: string,
  mediaType: string,
  content: string | Uint8Array,
): void {
  const view = graph.getState().view?.name ?? null;
  const file = graphFileName("graph", { view, moment: clock.getState().moment, kind });
  ports.files.save(file, mediaType, content);
  notices.getState().add("success", { kind: "exported", file });
}

interface NamedFile {
  /** Name of the view it shows; null where it is of none. */
  readonly view: string | null;
  readonly moment: Moment | null;
  /** What its name ends with, without the dot. */
  readonly kind: string;
}

/** `kivendtout-graph-2025-12-15T2351.gexf`, in UTC; without a moment `…-all.gexf`; of a view `kivendtout-graph-NAME-….gexf`. */
export function graphFileName(
  what: "graph" | "evidence",
  { view, moment, kind }: NamedFile,
): string {
  const time =
    moment === null ? "all" : new Date(moment.ms).toISOString().slice(0, 16).replace(":", "");
  const name = view === null ? "" : `-${fileStem(view)}`;
  return `kivendtout-${what}${name}-${time}.${kind}`;
}
