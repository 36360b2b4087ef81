/**
 * The queue that only those share who read alike: the version of the reading code, with its libraries, and
 * Node's, on which text and numbers depend, and whether the packages are there that read pictures. A worker of another
 * version never sees the jobs.
 */
export const queueName = (importer: string, node: string, hasEngines: boolean): string =>
  `read ${importer} node ${node}${hasEngines ? " ocr" : ""}`.replace(/[^A-Za-z0-9]+/g, "-");
