import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { parseAst } from "vite";

/** Files that scripts import statically, each once, the scripts themselves included. */
export function withStaticImports(scripts: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const source of importsOf(file)) visit(path.resolve(path.dirname(file), source));
  };
  scripts.forEach(visit);
  return [...found];
}

function importsOf(file: string): string[] {
  const { body } = parseAst(readFileSync(file, "utf8"));
  return body.flatMap((node) => {
    const isImport =
      node.type === "ImportDeclaration" ||
      node.type === "ExportAllDeclaration" ||
      node.type === "ExportNamedDeclaration";
    return isImport && node.source ? [node.source.value] : [];
  });
}

/** The scripts a page names: its modules and those it asks to be loaded beforehand. */
export function scriptsOfPage(page: string): string[] {
  const html = readFileSync(page, "utf8");
  const named = html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.js)"/g);
  return [...named].map(([, address]) => path.resolve(path.dirname(page), address!));
}

/** What renderer/main.tsx imports dynamically without waiting for anybody: the window itself, start.tsx. */
export const loadedAtOnce = (assets: string): string[] =>
  readdirSync(assets)
    .filter((file) => /^start-.*\.js$/.test(file))
    .map((file) => path.join(assets, file));

/** Worker scripts of a build, by the worker's name. */
export function workersOf(assets: string): ReadonlyMap<string, string> {
  const workers = readdirSync(assets).flatMap((file): [string, string][] => {
    const name = /^(\w+)\.worker-.*\.js$/.exec(file)?.[1];
    return name === undefined ? [] : [[name, path.join(assets, file)]];
  });
  return new Map(workers.sort());
}

/** Kilobytes (1,000 bytes) of files, each compressed by itself as a server sends it. */
export const gzippedKb = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1000;
