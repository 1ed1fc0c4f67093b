import type { Result } from "../domain/result";
import type { Method, MethodInput, MethodOutput, OpenedDataset, PushMessage } from "./methods";

/** How to fetch the bytes of an opened dataset's files, from the page or from a worker. */
export interface DatasetAddress {
  /** URL prefix; the encoded file name is appended. Byte ranges are answered. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the renderer knows of its host, whichever it is. */
export interface HostClient {
  call<M extends Method>(method: M, input: MethodInput<M>): Promise<Result<MethodOutput<M>>>;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (message: PushMessage) => void): () => void;
  datasetAddress(dataset: OpenedDataset): DatasetAddress;
}
