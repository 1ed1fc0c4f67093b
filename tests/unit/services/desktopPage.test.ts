import { describe, expect, it } from "vitest";
import { answerDesktopRequest, type DesktopPage } from "#services/content/desktopPage";
import { CONTENT_SECURITY_POLICY } from "#services/content/securityHeaders";
import { listStaticFiles } from "#services/content/staticFiles";
import { OpenDatasets } from "#services/datasets/openDatasets";
import { mustBeOk, SMALL_DATASET, temporaryFolder, writeFiles } from "../../support/hostFixture";

async function aPage(devOrigin: string | null = null) {
  const built = await writeFiles(await temporaryFolder(), {
    "index.html": "<!doctype html>",
    "assets/app.js": "export {};",
  });
  const datasets = new OpenDatasets("/nowhere");
  const page: DesktopPage = { files: mustBeOk(await listStaticFiles(built)), datasets, devOrigin };
  const folder = await writeFiles(await temporaryFolder(), SMALL_DATASET);
  const { id } = mustBeOk(await datasets.open(folder));
  const get = (address: string, init: RequestInit = {}) =>
    answerDesktopRequest(new Request(address, init), page);
  return { id, get };
}

describe("the desktop's own scheme", () => {
  it("serves the page with the policy of the loopback host", async () => {
    const { get } = await aPage();
    const response = await get("app://investigator/");
    expect(await response.text()).toBe("<!doctype html>");
    expect(response.headers.get("content-security-policy")).toBe(CONTENT_SECURITY_POLICY);
    expect((await get("app://investigator/assets/app.js")).headers.get("content-type")).toBe(
      "text/javascript; charset=utf-8",
    );
  });

  it("serves the files of an opened dataset, whole and in part", async () => {
    const { id, get } = await aPage();
    for (const [name, content] of Object.entries(SMALL_DATASET)) {
      const address = `app://investigator/dataset/${id}/${encodeURIComponent(name)}`;
      expect(await (await get(address)).text()).toBe(content);
    }
    const range = { headers: { range: "bytes=0-9" } };
    const part = await get(`app://investigator/dataset/${id}/payments.csv`, range);
    expect(part.status).toBe(206);
    expect(await part.text()).toBe("payment_id");
  });

  it("serves whatever lies in a dataset's folder as bytes that nothing runs", async () => {
    const { id, get } = await aPage();
    const { headers } = await get(`app://investigator/dataset/${id}/payments.csv`);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it.each([
    ["app://other/", 403],
    ["app://investigator/../package.json", 404],
    ["app://investigator/..%2fpackage.json", 404],
    ["app://investigator/dataset/ID/..%2f..%2fetc%2fpasswd", 404],
    ["app://investigator/dataset/guess/payments.csv", 404],
  ])("answers %s with status %i and a Result", async (address, status) => {
    const { id, get } = await aPage();
    const response = await get(address.replace("ID", id));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ ok: false });
  });

  it("reads and writes nothing by another verb", async () => {
    const { get } = await aPage();
    expect((await get("app://investigator/", { method: "POST" })).status).toBe(405);
  });

  it("is readable across origins in development only, by the development server's page", async () => {
    const header = async (devOrigin: string | null) =>
      (await (await aPage(devOrigin)).get("app://investigator/")).headers.get(
        "access-control-allow-origin",
      );
    expect(await header(null)).toBeNull();
    expect(await header("http://localhost:5173")).toBe("http://localhost:5173");
  });
});
