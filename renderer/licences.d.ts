/** Made at build time, see electron/build/licences.mjs. */
declare module "virtual:licences" {
  import type { Licence } from "#renderer/platform/ports";

  const licences: readonly Licence[];
  export default licences;
}
