/**
 * Flags for Node's permission model: a guarded process may read files; it may write nothing, start no process and no
 * thread (a thread with flags of its own is not bound by the model on Node 20, 22 and 24) and load no native module
 * unless it draws. Reading is not narrowed to the file in hand, because a process reads hundreds of them.
 */
export function readerPermissions(nodeVersion: string, nativeAddons = false): string[] {
  const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
  const isStable = major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
  const model = isStable ? "--permission" : "--experimental-permission";
  return [model, "--allow-fs-read=*", ...(nativeAddons ? ["--allow-addons"] : [])];
}
