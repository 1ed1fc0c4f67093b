import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ERROR_CODES } from "#shared/domain/result";
import { en } from "#renderer/i18n/en";
import { fr } from "#renderer/i18n/fr";
import { i18nOf } from "../../support/i18n";

type Tree = { readonly [key: string]: string | Tree };

const leaves = (tree: Tree, prefix = ""): Map<string, string> =>
  new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[prefix + key, value]] : [...leaves(value, `${prefix}${key}.`)],
    ),
  );

const english = leaves(en);
const french = leaves(fr);
const stem = (key: string) => key.replace(/_(one|many|other)$/, "");
const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

/** Every string a source file could use as a key, and the beginnings of keys it composes. */
function usedKeys(): { exact: Set<string>; composed: string[] } {
  const root = path.resolve("renderer");
  const exact = new Set<string>();
  const composed: string[] = [];
  for (const file of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(file) || /^i18n\/(en|fr)(\.ts|\/.*)$/.test(file)) continue;
    const source = readFileSync(path.join(root, file), "utf8");
    for (const [, key] of source.matchAll(/\bt\(\s*"([^"]+)"/g)) exact.add(key!);
    for (const [, start, end] of source.matchAll(/\bt\(\s*`([^`$]*)\$\{[^}]*\}([^`]*)`/g))
      composed.push(`${start!}*${end!}`);
  }
  return { exact, composed };
}

const matchesComposed = (key: string, composed: readonly string[]) =>
  composed.some((pattern) => {
    const [start, end] = pattern.split("*");
    return key.startsWith(start!) && key.endsWith(end!);
  });

describe("translations", () => {
  it("exist for the same keys in both languages", () => {
    const withoutMany = [...french.keys()].filter((key) => !key.endsWith("_many"));
    expect(withoutMany.sort()).toEqual([...english.keys()].sort());
  });

  it("have the French plural for whole millions wherever there is a plural", () => {
    const plurals = [...french.keys()].filter((key) => key.endsWith("_other"));
    const missing = plurals.filter((key) => !french.has(key.replace("_other", "_many")));
    expect(missing).toEqual([]);
  });

  it("fill in the same figures and names", () => {
    const differing = [...french].filter(([key, text]) => {
      const source = english.get(key) ?? english.get(key.replace("_many", "_other")) ?? "";
      return placeholders(text).join() !== placeholders(source).join();
    });
    expect(differing).toEqual([]);
  });

  it("are never empty", () => {
    expect([...english, ...french].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("are all used", () => {
    const { exact, composed } = usedKeys();
    const unused = [...new Set([...english.keys()].map(stem))].filter(
      (key) => !exact.has(key) && !matchesComposed(key, composed),
    );
    expect(unused).toEqual([]);
  });

  it("cover every key the window asks for", () => {
    const known = new Set([...english.keys()].map(stem));
    expect([...usedKeys().exact].filter((key) => !known.has(key))).toEqual([]);
  });

  it("say what every error is and what to do about it", () => {
    const missing = ERROR_CODES.filter(
      (code) => !english.has(`error.${code}.title`) || !english.has(`error.${code}.tip`),
    );
    expect(missing).toEqual([]);
  });

  it("keep French signs of two parts on the line of their word", () => {
    const { t } = i18nOf("fr");
    expect(t("rules.noThreshold", { n: 5 })).toContain("par jour\u00A0: les");
    expect(t("decision.verdict.override", { rule: "a : b", outcome: "c" })).toContain(
      "«\u00A0a : b\u00A0»",
    );
  });
});
