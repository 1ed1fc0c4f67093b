/** Its package comes without types: the extension that registers the layout `fcose`. */
declare module "cytoscape-fcose" {
  const fcose: (cytoscape: unknown) => void;
  export default fcose;
}
