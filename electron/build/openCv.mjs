import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** What the worker imports to get the address of the script. */
const MODULE = "virtual:opencv-address";
/** Where the development server answers the script. */
const DEVELOPMENT_ADDRESS = "/@opencv.js";

/**
 * embind, which joins OpenCV to JavaScript, writes the code of two kinds of function as text and has it compiled, which
 * the page's content security policy refuses. Each site is exchanged for closures that do the same, call by call.
 */
const SITES = [
  {
    // Functions and methods of C++: arguments to wire types, the call, destructors, the answer back.
    text: "return new Function(args1,invokerFnBody)",
    closure: `return (humanName, throwBindingError, invoker, fn, runDestructors, fromRetWire, toClassParamWire, ...more) => {
      const toWire = more.slice(0, argCount);
      const destroy = more.slice(argCount);
      return function (...args) {
        const destructors = needsDestructorStack ? [] : null;
        const wired = isClassMethodFunc ? [toClassParamWire(destructors, this)] : [];
        const first = wired.length;
        for (let i = 0; i < argCount; i++) wired.push(toWire[i](destructors, args[i]));
        const answer = invoker(fn, ...wired);
        if (needsDestructorStack) runDestructors(destructors);
        else {
          let next = 0;
          for (let i = isClassMethodFunc ? 1 : 2; i < argTypes.length; i++)
            if (argTypes[i].destructorFunction !== null) destroy[next++](wired[i - 2 + first]);
        }
        if (returns) return fromRetWire(answer);
      };
    }`,
  },
  {
    // Calls of JavaScript from C++, by kind: a function, a method, a constructor, a conversion.
    text: "var invokerFunction=new Function(Object.keys(captures),functionBody)(...Object.values(captures));",
    closure: `var invokerFunction = (handle, methodName, destructorsRef, args) => {
      const callee = kind === 3 ? null : Emval.toValue(handle);
      const name = kind === 1 ? getStringOrSymbol(methodName) : null;
      const values = argFromPtr.map((read, i) => read(args + i * GenericWireTypeSize));
      let answer;
      if (kind === 0) answer = callee(...values);
      else if (kind === 1) answer = callee[name](...values);
      else if (kind === 2) answer = new callee(...values);
      else answer = values.at(-1);
      if (!retType.isVoid) return emval_returnValue(toReturnWire, destructorsRef, answer);
    };`,
  },
];

/** What compiles text, had a site been left. */
const COMPILES_TEXT = /\bnew Function\b|\bFunction\s*\(|\beval\s*\(/;

/**
 * The script of the package without code made of text.
 *
 * @param {string} source
 * @returns {string}
 */
export function withoutCompiledText(source) {
  const patched = SITES.reduce((text, site) => {
    const parts = text.split(site.text);
    if (parts.length !== 2)
      throw new Error(
        `OpenCV's script has "${site.text}" ${parts.length - 1} times instead of once: see docs/decisions/0036`,
      );
    return parts.join(site.closure);
  }, source);
  const left = COMPILES_TEXT.exec(patched);
  if (left !== null)
    throw new Error(`OpenCV's script still has "${left[0]}": see docs/decisions/0036`);
  return patched;
}

/** The script as an ES module: what the package exports answers `then`, so it goes by another name. */
const asModule = (/** @type {string} */ script) =>
  `const module = { exports: {} };\nconst exports = module.exports;\n${script}\nexport const opencv = module.exports;\n`;

function openCvModule() {
  const file = createRequire(import.meta.url).resolve("@techstark/opencv-js");
  return asModule(withoutCompiledText(readFileSync(file, "utf8")));
}

/**
 * A Vite plugin that answers `virtual:opencv-address` with the address of that module, a file of its own: the bundler
 * need not read its 13 MB, nor the page before the first picture.
 *
 * @returns {import("vite").Plugin}
 */
export const openCv = () => {
  let isDevelopment = false;
  return {
    name: "opencv",
    configResolved: ({ command }) => void (isDevelopment = command === "serve"),
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null;
      if (isDevelopment) return `export default ${JSON.stringify(DEVELOPMENT_ADDRESS)};`;
      const script = this.emitFile({ type: "asset", name: "opencv.js", source: openCvModule() });
      return `export default import.meta.ROLLUP_FILE_URL_${script};`;
    },
    configureServer: (server) =>
      void server.middlewares.use(DEVELOPMENT_ADDRESS, (_request, response) => {
        response.setHeader("content-type", "text/javascript; charset=utf-8");
        response.end(openCvModule());
      }),
  };
};
