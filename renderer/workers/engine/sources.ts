import type { EngineSource, PickedFile } from "#shared/contract/engine";
import { describeThrown } from "#shared/domain/result";
import { UnreadableFile, type ByteSource, type DatasetSource } from "#shared/ingest/source";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The dataset behind a source description, readable from a worker. */
export function openSource(source: EngineSource, fetch: Fetch): DatasetSource {
  const files =
    source.kind === "host"
      ? source.files.map((file) => hostFile(source, file.name, file.size, fetch))
      : source.files.map(({ name, file }) => pickedFile(name, file));
  return { label: source.label, files };
}

type HostSource = Extract<EngineSource, { kind: "host" }>;

function hostFile(host: HostSource, name: string, size: number, fetch: Fetch): ByteSource {
  const url = host.url + name.split("/").map(encodeURIComponent).join("/");
  const read = async (start: number, end: number): Promise<ArrayBuffer> => {
    if (start === end) return new ArrayBuffer(0);
    const bytes = await fetchRange(fetch, url, host.headers, start, end);
    if (bytes.byteLength !== end - start)
      throw new UnreadableFile(`${name} answered ${bytes.byteLength} bytes of ${end - start}`);
    return bytes;
  };
  return { name, size, read };
}

async function fetchRange(
  fetch: Fetch,
  url: string,
  headers: Readonly<Record<string, string>>,
  start: number,
  end: number,
): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url, {
      headers: { ...headers, Range: `bytes=${start}-${end - 1}` },
    });
    if (response.status === 206) return await response.arrayBuffer();
    if (response.status === 200) return (await response.arrayBuffer()).slice(start, end);
    throw new UnreadableFile(`the host answered ${response.status}`);
  } catch (thrown) {
    throw thrown instanceof UnreadableFile ? thrown : new UnreadableFile(describeThrown(thrown));
  }
}

const pickedFile = (name: string, file: PickedFile): ByteSource => ({
  name,
  size: file.size,
  read: async (start, end) => {
    try {
      return await file.slice(start, end).arrayBuffer();
    } catch (thrown) {
      // The browser refuses once the file has changed or moved since it was picked.
      throw new UnreadableFile(describeThrown(thrown));
    }
  },
});
