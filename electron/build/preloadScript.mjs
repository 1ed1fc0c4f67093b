/**
 * A Vite plugin that has the page fetch a script it imports dynamically, and what that imports, from the first:
 * such a script is evaluated in a task of its own, and should not be waited for.
 *
 * @param {string} name of the script's module, without its extension
 * @returns {import("vite").Plugin}
 */
export const preloadScript = (name) => ({
  name: "preload-script",
  transformIndexHtml: {
    order: "post",
    handler: (html, { bundle }) => {
      // The development server builds nothing.
      if (bundle === undefined) return [];
      const script = Object.values(bundle).find(
        (part) => part.type === "chunk" && part.isDynamicEntry && part.name === name,
      );
      if (script?.type !== "chunk") throw new Error(`The page imports no script "${name}"`);
      const missing = [script.fileName, ...script.imports].filter((file) => !html.includes(file));
      return missing.map((file) => ({
        tag: "link",
        attrs: { rel: "modulepreload", crossorigin: true, href: `./${file}` },
        injectTo: "head",
      }));
    },
  },
});
