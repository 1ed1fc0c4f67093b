import { DATASET_PATH } from "#shared/contract/loopback";
import { fail } from "#shared/domain/result";
import type { OpenDatasets } from "../datasets/openDatasets";
import { refusal, type Answer } from "./answer";
import { answerDatasetFile } from "./datasetFiles";
import { answerStatic, type StaticFiles } from "./staticFiles";

export interface ContentRequest {
  readonly verb: string;
  /** Raw path of the URL, without query. */
  readonly urlPath: string;
  readonly range: string | null;
}

/** Answers a read of the page or of an opened dataset, over HTTP and over the desktop's own scheme alike. */
export async function answerContent(
  files: StaticFiles,
  datasets: OpenDatasets,
  { verb, urlPath, range }: ContentRequest,
): Promise<Answer> {
  if (verb !== "GET" && verb !== "HEAD") return wrongVerb(verb, "GET, HEAD");
  const withBody = verb === "GET";
  if (urlPath.startsWith(DATASET_PATH))
    return answerDatasetFile(datasets, { urlPath, range, withBody });
  return answerStatic(files, urlPath, withBody);
}

export const wrongVerb = (verb: string, allowed: string): Answer =>
  refusal(fail("host.unsupported", `${verb} is not answered here`), 405, { allow: allowed });
