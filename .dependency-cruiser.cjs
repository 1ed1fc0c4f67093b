/**
 * Imports go one way (docs/architecture.md): domain ← contract, ingest, log ← features, graph, quality ← rules,
 * scoring ← services, workers ← adapters, stores, renderer features.
 */
const room = (name, path, mayImport) => ({
  name: `${name}-imports`,
  severity: "error",
  from: { path },
  to: { pathNot: [path, ...mayImport, "node_modules"], dependencyTypesNot: ["core"] },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: ["^electron$", "^virtual:", "\\?(url|worker|raw)"] },
    },
    {
      name: "shared-is-pure",
      severity: "error",
      comment: "shared/ runs in browsers, workers and Node alike",
      from: { path: "^shared/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "shared-stands-alone",
      severity: "error",
      from: { path: "^shared/" },
      to: { path: "^(electron|renderer|datasets|tests|models)/" },
    },
    room("domain", "^shared/domain/", []),
    room("contract", "^shared/contract/", ["^shared/domain/", "^shared/quality/report\\.ts$"]),
    room("ingest", "^shared/ingest/", ["^shared/domain/"]),
    room("log", "^shared/log/", ["^shared/domain/"]),
    room("quality", "^shared/quality/", ["^shared/domain/", "^shared/log/"]),
    room("export", "^shared/export/", ["^shared/domain/"]),
    room("sql", "^shared/sql/", ["^shared/domain/"]),
    room("browse", "^shared/browse/", [
      "^shared/domain/",
      "^shared/export/",
      "^shared/log/",
      "^shared/quality/report\\.ts$",
      "^shared/contract/browse\\.ts$",
    ]),
    room("overview", "^shared/overview/", [
      "^shared/domain/",
      "^shared/log/",
      "^shared/contract/(browse|overview)\\.ts$",
    ]),
    room("services", "^electron/services/", ["^shared/"]),
    room("desktop", "^electron/(main|preload)/", ["^electron/services/", "^shared/"]),
    room("host", "^electron/host/", ["^electron/services/", "^shared/"]),
    room("generator", "^datasets/generator/", ["^shared/domain/"]),
    room("platform", "^renderer/platform/", ["^shared/", "^renderer/i18n/language\\.ts$"]),
    room("workers", "^renderer/workers/", ["^shared/", "^renderer/platform/"]),
    room("i18n", "^renderer/i18n/", ["^shared/"]),
    room("ui", "^renderer/ui/", ["^shared/", "^renderer/i18n/"]),
    room("stores", "^renderer/stores/", [
      "^shared/",
      "^renderer/platform/(ports|folderInput)\\.ts$",
      "^renderer/i18n/language\\.ts$",
    ]),
    {
      name: "electron-package-only-in-shell",
      severity: "error",
      comment: "everything else must run in plain Node",
      from: { pathNot: "^electron/(main|preload)/" },
      to: { path: "^(electron$|node_modules/electron/)" },
    },
    {
      name: "adapters-know-no-other",
      severity: "error",
      comment: "desktop, loopback host and command line meet only in services",
      from: { path: "^electron/(main|preload|host|cli)/" },
      to: { path: "^electron/(main|preload|host|cli)/", pathNot: "^electron/$1/" },
    },
    {
      name: "renderer-knows-no-node-side",
      severity: "error",
      from: { path: "^renderer/" },
      to: { path: "^(electron|datasets|tests)/" },
    },
    {
      name: "renderer-has-no-node",
      severity: "error",
      from: { path: "^renderer/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "renderer-features-are-apart",
      severity: "error",
      from: { path: "^renderer/features/([^/]+)/" },
      to: { path: "^renderer/features/", pathNot: "^renderer/features/$1/" },
    },
    {
      name: "stores-know-no-react",
      severity: "error",
      comment: "but for the one context that hands them to the components",
      from: { path: "^renderer/stores/", pathNot: "^renderer/stores/context\\.tsx?$" },
      to: { path: "node_modules/(react|react-dom|@blueprintjs)/" },
    },
    {
      name: "nothing-imports-tests",
      severity: "error",
      from: { pathNot: "^tests/" },
      to: { path: "^tests/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(out|dist|node_modules/\\.cache)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
