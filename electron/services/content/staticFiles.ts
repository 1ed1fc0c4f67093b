import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import { refusal, type Answer } from "./answer";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

interface StaticFile {
  readonly file: string;
  readonly size: number;
  readonly type: string;
}

/** URL path → file. Built once; a path that is not a key is not served, so no URL ever becomes a file path. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

/** The built renderer in `folder`, with its index.html also at `/`. */
export async function listStaticFiles(folder: string): Promise<Result<StaticFiles>> {
  const files = new Map<string, StaticFile>();
  try {
    for (const { file, size } of await filesBelow(folder)) {
      const url = `/${path.relative(folder, file).split(path.sep).join("/")}`;
      const type = CONTENT_TYPES[path.extname(file)] ?? "application/octet-stream";
      files.set(url, { file, size, type });
    }
  } catch (thrown) {
    return notBuilt(describeThrown(thrown));
  }
  const index = files.get("/index.html");
  if (index === undefined) return notBuilt("index.html is missing");
  return ok(files.set("/", index));
}

/**
 * Every file below a folder. Names and `stat` only: a packaged page lies in Electron's archive, whose directory
 * entries have differed from Node's (electron/electron#51845).
 */
async function filesBelow(folder: string): Promise<Pick<StaticFile, "file" | "size">[]> {
  const found: Pick<StaticFile, "file" | "size">[] = [];
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const entry = await stat(file);
    if (entry.isDirectory()) found.push(...(await filesBelow(file)));
    else if (entry.isFile()) found.push({ file, size: entry.size });
  }
  return found;
}

/** Answers GET and HEAD of one path of the page. `urlPath` is the raw path of the URL, without query. */
export function answerStatic(files: StaticFiles, urlPath: string, withBody: boolean): Answer {
  const found = files.get(urlPath);
  if (found === undefined)
    return refusal(fail("host.notFound", "There is nothing at this address"));
  return {
    status: 200,
    headers: {
      "content-type": found.type,
      "content-length": String(found.size),
      // The port, and with it the origin, is another one at the next start: nothing to keep.
      "cache-control": "no-cache",
    },
    body: withBody ? createReadStream(found.file) : null,
  };
}

const notBuilt = (detail: string) =>
  fail("host.notFound", "The built page is missing", {
    tip: "Run npm run build, or npm start, which builds.",
    detail,
  });
