/**
 * What XML 1.0 cannot hold, not even as a reference: control characters but tab and line ends, lone surrogates, and the
 * two non-characters at the end of the first plane.
 */
const FORBIDDEN = /(?![\t\n\r\u007F-\u009F])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // As they are, a parser would make blanks or line feeds of them.
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\u0085": "&#133;",
  "\u2028": "&#8232;",
};

/** Any text as content or attribute value of XML; what XML cannot hold becomes the replacement character. */
export const escapeXml = (text: string): string =>
  text
    .replace(FORBIDDEN, "\uFFFD")
    .replace(/[&<>"\t\n\r\u0085\u2028]/g, (character) => ENTITIES[character]!);

/**
 * A key as an id of XML. Different keys stay different: what XML cannot hold is written as `\u{1}`, and therefore `\` as
 * `\\`. Every other key stays as it is.
 */
export const xmlId = (key: string): string =>
  escapeXml(
    key
      .replaceAll("\\", "\\\\")
      .replace(FORBIDDEN, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`),
  );

export type XmlValue = string | number | boolean | null;

/** ` name="value"` for every value that is not null. */
export const xmlAttributes = (values: Readonly<Record<string, XmlValue>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === null ? "" : ` ${name}="${escapeXml(String(value))}"`))
    .join("");
