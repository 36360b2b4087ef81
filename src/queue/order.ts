import { createHash } from "node:crypto";
import { z } from "zod";

const whole = z.number().int().min(1);

/** One file to be read, as it travels: no password, and no path of the machine that asks. */
const orderSchema = z.strictObject({
  /** The bytes of the path below the root, in hex: not every path is text. */
  path: z
    .string()
    .regex(/^(?:[0-9a-f]{2})+$/)
    .refine((hex) => isInside(Buffer.from(hex, "hex")), "The path leads out of the root."),
  /** Position of the member in a zip archive. */
  member: z.number().int().min(0).optional(),
  source: z.strictObject({
    file: z.string(),
    doc: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.number().int().min(0),
  }),
  limits: z.strictObject({
    stallSeconds: whole,
    fileSeconds: whole,
    memoryMegabytes: whole,
    fileMegabytes: whole,
    pages: whole,
  }),
  /** How pages that are pictures are read; absent: they are named and left. */
  ocr: z.enum(["auto", "force"]).optional(),
});

export type Order = z.infer<typeof orderSchema>;

const slash = 0x2f;

/** Steps down only: whoever writes to the queue's database must not lead a worker elsewhere. */
function isInside(path: Buffer): boolean {
  if (path[0] === slash || path.includes(0)) return false;
  return path
    .toString("latin1")
    .split("/")
    .every((step) => step !== "" && step !== "." && step !== "..");
}

/** The path below the root; nothing for a file that is not in it. */
export function pathBelow(root: Buffer, path: Buffer): Buffer | undefined {
  const folder = Buffer.concat([root, Buffer.from(root.at(-1) === slash ? "" : "/")]);
  const below = path.subarray(folder.length);
  return path.subarray(0, folder.length).equals(folder) && isInside(below) ? below : undefined;
}

/** As jsonb takes it: names may hold what that refuses. */
export const packedOrder = (order: Order): string =>
  Buffer.from(JSON.stringify(order)).toString("base64");

/** An order as it came; nothing for what is none. */
export function unpackedOrder(packed: unknown): Order | undefined {
  try {
    const parsed = orderSchema.safeParse(
      JSON.parse(Buffer.from(String(packed), "base64").toString()),
    );
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Made of all that decides what is read: two coordinators that ask for the same get the same. */
export function orderId(queue: string, order: Order): string {
  const hash = createHash("sha256")
    .update(`${queue}\n${packedOrder(order)}`)
    .digest("hex");
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Pages that are pictures have time of their own, which nobody knows beforehand. */
const ocrSeconds = 3 * 60 * 60;

/** Twice the time of a file, and a little: a worker that is gone is told sooner, by its silence. */
export const expirySeconds = ({ limits, ocr }: Order): number =>
  limits.fileSeconds * 2 + 30 + (ocr === undefined ? 0 : ocrSeconds);
