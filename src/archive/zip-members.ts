import { createHash } from "node:crypto";
import type { ExtractLimits } from "../extract/options.ts";
import { mostArchivedFiles, openZip } from "../extract/zip.ts";
import { type Problem, UnreadableFile } from "../problem.ts";
import type { ListedMember } from "./reader-messages.ts";

/** What tells a packed document from an archive of files. */
const documentMember =
  /^(?:\[Content_Types\]\.xml|mimetype|_rels\/\.rels|META-INF\/manifest\.xml|word\/document\.xml)$/;

/** The files in a zip archive; nothing for a packed document or what cannot be opened as an archive. */
export function listZipMembers(
  bytes: Uint8Array,
  limits: Partial<ExtractLimits>,
): ListedMember[] | null {
  try {
    const zip = openZip(bytes, { ...limits, members: mostArchivedFiles });
    if (zip.members.length === 0) return null;
    if (zip.members.some(({ name }) => documentMember.test(name))) return null;
    return zip.members.flatMap((member, index) => {
      if (member.name.endsWith("/")) return [];
      try {
        const content = zip.read(member);
        const sha256 = createHash("sha256").update(content).digest("hex");
        return [{ index, name: member.name, sha256, bytes: content.length }];
      } catch (error) {
        const problem = memberProblem(error);
        return [{ index, name: member.name, sha256: "", bytes: 0, problem }];
      }
    });
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  }
}

/** Gives an archive's members by their position, each as a copy of its own: readers may detach what they are given. */
export function zipMemberReader(
  bytes: Uint8Array,
  limits: Partial<ExtractLimits>,
): (index: number) => Uint8Array {
  const zip = openZip(bytes, { ...limits, members: mostArchivedFiles });
  return (index) => {
    const member = zip.members[index];
    if (!member) throw new UnreadableFile("file-damaged", "The archive changed while it was read.");
    return Uint8Array.from(zip.readAlone(member));
  };
}

function memberProblem(error: unknown): Problem {
  if (!(error instanceof UnreadableFile)) throw error;
  return { severity: "error", stage: "extract", code: error.code, message: error.message };
}
