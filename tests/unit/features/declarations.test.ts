import { describe, expect, it } from "vitest";
import { FEATURE_GROUPS } from "#shared/contract/decisions";
import {
  featureByName,
  featureGroup,
  FEATURES,
  featureType,
} from "#shared/features/declarations/features";
import { declarationProblems } from "#shared/features/featureWindows";
import { explainEn } from "#shared/features/texts/en";
import { explainFr } from "#shared/features/texts/fr";
import type { FeatureDeclaration } from "#shared/features/types";

const READ_RESULTS = new Set(["failed", "success"]);
const READ_LABELS = new Set(["fraud", "legitimate"]);

const windows = FEATURES.flatMap((feature) => (feature.kind === "window" ? [feature] : []));
const derived = FEATURES.flatMap((feature) => (feature.kind === "derived" ? [feature] : []));
const slots = derived.flatMap((feature) => feature.slots);

/** Whether a feature reads labels, by itself or through what it is computed from. */
const readsLabels = (feature: FeatureDeclaration): boolean =>
  feature.kind === "window"
    ? feature.filter !== null && READ_LABELS.has(feature.filter)
    : feature.needs.includes("label") ||
      feature.inputs.some((name) => readsLabels(featureByName(name)!));

describe("every feature", () => {
  it("has a name of its own, fit for a condition", () => {
    const names = FEATURES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{0,63}$/);
  });

  it("has a group and a type by its name, and every group has some", () => {
    for (const { name, type } of FEATURES) expect(featureType(name)).toBe(type);
    expect(new Set(FEATURES.map(({ name }) => featureGroup(name)))).toEqual(
      new Set(FEATURE_GROUPS),
    );
    expect([featureByName("none"), featureGroup("none"), featureType("none")]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("is computed from features that are declared, without a circle", () => {
    const depth = (name: string, seen: readonly string[]): number => {
      expect(seen).not.toContain(name);
      const feature = featureByName(name);
      expect(feature, name).not.toBeNull();
      if (feature?.kind !== "derived") return 0;
      return 1 + Math.max(0, ...feature.inputs.map((input) => depth(input, [...seen, name])));
    };
    for (const { name } of FEATURES) expect(depth(name, [])).toBeLessThan(4);
  });

  it("has a dictionary where it is a text, and only there", () => {
    for (const feature of FEATURES)
      expect(feature.kind === "derived" && feature.dictionary !== undefined, feature.name).toBe(
        feature.type === "text",
      );
  });
});

describe("no feature can see", () => {
  it("what the check of declarations forbids", () => {
    for (const feature of FEATURES) expect(declarationProblems(feature), feature.name).toEqual([]);
  });

  it("the payment's own result or label: no filter goes with the payment itself", () => {
    for (const { name, filter, includesCurrent } of windows)
      expect(filter !== null && includesCurrent, name).toBe(false);
    for (const { filter, includesCurrent } of slots)
      expect(filter !== null && includesCurrent).toBe(false);
  });

  it("a label that is not known yet: whatever reads labels waits for the delay", () => {
    expect(FEATURES.some(readsLabels)).toBe(true);
    for (const feature of FEATURES)
      expect(feature.delay, feature.name).toBe(readsLabels(feature) ? "label" : null);
    for (const { filter } of slots) expect(READ_LABELS.has(filter ?? "")).toBe(false);
  });

  it("its own attempt where it waits for labels", () => {
    for (const { name, delay, includesCurrent } of windows)
      expect(delay !== null && includesCurrent, name).toBe(false);
    for (const { delay } of slots) expect(delay).toBe(0);
  });

  it("results through a filter nobody knows", () => {
    for (const { name, over, filter } of windows)
      if (over.scope === "payments" && filter !== null)
        expect(READ_RESULTS.has(filter) || READ_LABELS.has(filter), name).toBe(true);
  });
});

describe.each([
  ["English", explainEn, /^[A-Z][^.]*[^ .]\.$/, /\b(?:undefined|null|NaN)\b| {2}|’/],
  [
    "French",
    explainFr,
    /^[A-ZÉ][^.]*[^ .]\.$/,
    // Elisions that are missing, contractions that are not made, straight apostrophes.
    /\b(?:undefined|null|NaN)\b| {2}|'|\b(?:de|le|la|que|ne|se|jusque) [aeiouyéèêàh](?!uit)|\b(?:de les|de le|à le|à les)\b/i,
  ],
])("words in %s", (_language, explain, sentence, faults) => {
  const texts = FEATURES.map((feature) => [feature.name, explain(feature)] as const);

  it("are one sentence for each feature", () => {
    for (const [name, text] of texts) expect(text, name).toMatch(sentence);
  });

  it("differ from feature to feature", () => {
    const known = new Map<string, string>();
    for (const [name, text] of texts) {
      expect(known.get(text), name).toBeUndefined();
      known.set(text, name);
    }
  });

  it("are free of slips", () => {
    for (const [name, text] of texts) expect(text, name).not.toMatch(faults);
  });
});
