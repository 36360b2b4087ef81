/**
 * Flags for Node's permission model: a reader may read files, and start the one thread that watches its
 * parent; it may write nothing, start no process and load no native module. Reading is not narrowed to the
 * file in hand, because a process reads hundreds of them.
 */
export function readerPermissions(nodeVersion: string): string[] {
  const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
  const isStable = major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
  const model = isStable ? "--permission" : "--experimental-permission";
  return [model, "--allow-fs-read=*", "--allow-worker"];
}
