import { describe, expect, it } from "vitest";
import { FEATURE_GROUPS, type FeatureInfo } from "#shared/contract/decisions";
import { catalogue } from "#shared/features/catalogue";
import { FEATURES } from "#shared/features/declarations/features";
import { KIVENDTOUT_ROWS, sourceOf, TRANSACTION_ROWS } from "./builtSource";

const listed = (source = sourceOf("kivendtout", KIVENDTOUT_ROWS)): readonly FeatureInfo[] =>
  catalogue(source, 7);
const infoOf = (name: string, infos = listed()): FeatureInfo =>
  infos.find((info) => info.name === name)!;

describe("the catalogue of features", () => {
  it("lists every feature, group after group, alike for every dataset", () => {
    const names = listed().map(({ name }) => name);
    expect(names).toEqual(FEATURES.map(({ name }) => name));
    const groups = listed().map(({ group }) => FEATURE_GROUPS.indexOf(group));
    expect(groups).toEqual(groups.toSorted((a, b) => a - b));
    const other = listed(sourceOf("transactions", TRANSACTION_ROWS));
    expect(other.map(({ name }) => name)).toEqual(names);
  });

  it("shows a window as it is declared", () => {
    expect(infoOf("uniq_bin_device_1h")).toMatchObject({
      group: "velocity",
      type: "number",
      unit: "count",
      key: "device",
      window: "1h",
      aggregate: "distinct bin",
      filter: null,
      includesCurrent: true,
      labelDelayDays: null,
      missing: [],
    });
  });

  it("says how late labels are read, where they are", () => {
    expect(infoOf("known_fraud_ip_30d")).toMatchObject({ filter: "fraud", labelDelayDays: 7 });
    expect(infoOf("fraud_share_ip_30d").labelDelayDays).toBe(7);
    expect(infoOf("fraud_share_ip_30d")).toMatchObject({ key: "ip", window: "30d" });
    expect(infoOf("fraud_neighbours").labelDelayDays).toBe(7);
    expect(infoOf("failed_ip_1h").labelDelayDays).toBeNull();
  });

  it("explains in both languages", () => {
    expect(infoOf("failed_device_1h").explains).toEqual({
      en: "Counts the failed payments from the same device in the hour before this payment.",
      fr: "Compte les paiements échoués via le même appareil dans l’heure qui précède ce paiement.",
    });
    expect(infoOf("known_fraud_ip_30d").explains).toEqual({
      en: "Counts the fraudulent payments from the same IP address in the 30 days that end one label delay before this payment.",
      fr: "Compte les paiements frauduleux via la même adresse IP dans les 30 jours qui s’achèvent un délai d’étiquetage avant ce paiement.",
    });
  });
});

describe("features that a dataset cannot answer", () => {
  it("name the columns a KiVendTout dataset does not have", () => {
    const missing = (name: string): readonly string[] => infoOf(name).missing;
    expect(missing("count_tx_card_1h")).toEqual(["card_hash"]);
    expect(missing("uniq_merchant_customer_1h")).toEqual(["merchant_id"]);
    expect(missing("sca")).toEqual(["sca"]);
    expect(missing("channel")).toEqual(["channel"]);
    expect(missing("merchant_category")).toEqual(["merchant_category"]);
    expect(missing("fraud_share_category_30d")).toEqual(["merchant_category"]);
    expect(missing("id_card_mismatch")).toEqual(["id_links"]);
  });

  it("name what transactions do not have", () => {
    const infos = listed(sourceOf("transactions", TRANSACTION_ROWS));
    const missing = (name: string): readonly string[] => infoOf(name, infos).missing;
    expect(missing("failed_customer_1h")).toEqual(["result"]);
    expect(missing("country_mismatch")).toEqual(["customers"]);
    expect(missing("customer_is_minor")).toEqual(["customers"]);
    expect(missing("session_events")).toEqual(["session_id", "events"]);
    expect(missing("count_tx_bin_1h")).toEqual(["card_bin"]);
    expect(missing("count_tx_card_1h")).toEqual([]);
    expect(missing("uniq_category_customer_1h")).toEqual([]);
  });

  it("need coordinates or countries for a distance, not both", () => {
    const plain = {
      transaction_id: "T1",
      timestamp: "2025-11-01 10:00:00",
      account_id: "A",
      amount: 1,
    };
    const missingOf = (row: Readonly<Record<string, string | number>>, name: string) =>
      infoOf(name, listed(sourceOf("transactions", { transactions: [{ ...plain, ...row }] })))
        .missing;
    expect(missingOf({ country: "FR" }, "distance_km_previous")).toEqual([]);
    expect(missingOf({ lat: 1, lon: 2 }, "distance_km_previous")).toEqual([]);
    expect(missingOf({}, "distance_km_previous")).toEqual(["lat, lon", "country"]);
    expect(missingOf({}, "km_per_min_previous")).toEqual(["lat, lon", "country"]);
    expect(missingOf({}, "component_size")).toEqual(["device_id", "ip"]);
    expect(missingOf({ ip: "1" }, "component_size")).toEqual([]);
  });

  it("are none but those: everything else of each schema is there", () => {
    const lacking = (infos: readonly FeatureInfo[]): Set<string> =>
      new Set(infos.flatMap(({ missing }) => missing));
    expect(lacking(listed())).toEqual(
      new Set([
        "card_hash",
        "merchant_id",
        "merchant_category",
        "sca",
        "channel",
        "currency",
        "id_links",
      ]),
    );
    expect(lacking(listed(sourceOf("transactions", TRANSACTION_ROWS)))).toEqual(
      new Set([
        "method",
        "card_bin",
        "customers",
        "sca",
        "result",
        "session_id",
        "sessions",
        "events",
        "event_type",
        "product_id",
        "products",
        "id_links",
      ]),
    );
  });
});
