/** The addresses of the site: stable, and never a path of the file system. */

/** Slashes in a report's id stay as they are: they read better, and a page's number stands last. */
const part = (text: string): string => encodeURIComponent(text).replaceAll("%2F", "/");

export const reportLink = (doc: string): string => `/report/${part(doc)}`;
export const pageLink = (doc: string, page: number | bigint): string =>
  `/report/${part(doc)}/page/${page}`;
export const pictureLink = (sha256: string, page: number, dpi?: number): string =>
  `/page/${sha256}/${page}.png${dpi === undefined ? "" : `?dpi=${dpi}`}`;
export const recordLink = (id: string): string => `/record/${encodeURIComponent(id)}`;
export const indicatorLink = (code: string): string => `/indicator/${encodeURIComponent(code)}`;

/** An address with parameters, in the order given. */
export function withParameters(
  path: string,
  parameters: readonly (readonly [string, string | undefined])[],
): string {
  const given = parameters.filter((one): one is readonly [string, string] => one[1] !== undefined);
  const query = new URLSearchParams(given.map(([name, value]): [string, string] => [name, value]));
  return given.length === 0 ? path : `${path}?${query}`;
}
