/**
 * Whether an address belongs to the application's page. Compared by scheme and host, since Node's `URL.origin` is
 * "null" for every scheme it does not know, app:// among them.
 */
export function isSamePage(address: string, pageUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const [given, page] = [new URL(address), new URL(pageUrl)];
  return given.protocol === page.protocol && given.host === page.host;
}
