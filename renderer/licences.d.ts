/** Made at build time, see electron/build/licences.mjs. */
declare module "virtual:licences" {
  const licences: readonly import("./platform/ports").Licence[];
  export default licences;
}
