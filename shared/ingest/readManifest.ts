import { z } from "zod";
import type { DatasetManifest } from "../domain/dataset";
import { UnreadableFile } from "./source";
import type { ByteSource } from "./source";

const Manifest = z.object({
  version: z.literal(1),
  generator: z.string(),
  seed: z.number(),
  scale: z.number().positive(),
  rows: z.record(z.string(), z.number().int().nonnegative()),
});

const MANIFEST_LIMIT = 4 << 20;

/** The dataset's own manifest, null where it is not one of ours. */
export async function readManifest(source: ByteSource): Promise<DatasetManifest | null> {
  if (source.size > MANIFEST_LIMIT) return null;
  try {
    const text = new TextDecoder().decode(await source.read(0, source.size));
    const parsed = Manifest.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (thrown) {
    if (thrown instanceof SyntaxError || thrown instanceof UnreadableFile) return null;
    throw thrown;
  }
}
