/**
 * Loads modules that bring their own versions of what the language has, and puts back what was there before. On
 * Node 20 the legacy build of pdf.js replaces `push`, which everything here calls, with one ten times as slow.
 */
export async function withNativeBuiltIns<T>(load: () => Promise<T>): Promise<T> {
  const { push } = Array.prototype;
  const { parse, stringify } = JSON;
  const loaded = await load();
  putBack(Array.prototype, "push", push);
  putBack(JSON, "parse", parse);
  putBack(JSON, "stringify", stringify);
  return loaded;
}

function putBack<T extends object, K extends keyof T>(of: T, name: K, native: T[K]): void {
  if (of[name] === native) return;
  Object.defineProperty(of, name, {
    value: native,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}
