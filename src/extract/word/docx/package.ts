import { UnreadableFile } from "../../../problem.ts";
import type { ExtractLimits } from "../../options.ts";
import { childrenNamed, parseXml, type XmlElement } from "../../xml.ts";
import { mostZipMembers, openZip, type ZipMember } from "../../zip.ts";

/** A part of the package, by its name without a leading slash. */
export interface WordPackage {
  readonly documentName: string;
  /** Members whose name is damaged: a part that is looked for by name may be one of them. */
  readonly misnamed: readonly string[];
  /** Bytes of a part; `undefined` where the package has none of that name. */
  readonly part: (name: string) => Uint8Array | undefined;
  /** Size a part claims and its checksum, without unpacking it. */
  readonly peek: (name: string) => Pick<ZipMember, "claimedSize" | "crc"> | undefined;
  readonly xml: (name: string) => XmlElement | undefined;
  /** Where a part's relationships lead: by id, internal targets only. */
  readonly relationships: (name: string) => ReadonlyMap<string, Relationship>;
}

export interface Relationship {
  readonly type: string;
  /** Name of the part; external targets are never followed and have none. */
  readonly part: string | undefined;
}

/** Opens a .docx package and finds its main document. Throws `UnreadableFile`. */
export function openWordPackage(bytes: Uint8Array, limits: ExtractLimits): WordPackage {
  const zip = openZip(bytes, { ...limits, members: mostZipMembers });
  const members = new Map<string, ZipMember>();
  for (const member of zip.members) {
    const name = member.name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase();
    if (members.has(name) && name.endsWith("document.xml")) {
      throw new UnreadableFile(
        "file-damaged",
        `The package holds two members named "${member.name}"; neither was taken.`,
      );
    }
    members.set(name, member);
  }
  const part = (name: string): Uint8Array | undefined => {
    const member = members.get(name.toLowerCase());
    return member === undefined ? undefined : zip.read(member);
  };
  const xml = (name: string): XmlElement | undefined => {
    const content = part(name);
    return content === undefined ? undefined : parseXml(content, limits.nesting);
  };
  const relationships = (name: string): Map<string, Relationship> => {
    const slash = name.lastIndexOf("/") + 1;
    const folder = name.slice(0, slash);
    const root = xml(`${folder}_rels/${name.slice(slash)}.rels`);
    const found = new Map<string, Relationship>();
    for (const element of root === undefined ? [] : childrenNamed(root, "rel:Relationship")) {
      const { Id = "", Type = "", Target = "", TargetMode } = element.attributes;
      const external = TargetMode?.toLowerCase() === "external";
      found.set(Id, {
        type: Type.slice(Type.lastIndexOf("/") + 1),
        part: external ? undefined : resolvePart(folder, Target),
      });
    }
    return found;
  };
  const main = [...relationships("").values()].find((to) => to.type === "officeDocument")?.part;
  const documentName = [main, "word/document.xml"].find(
    (name) => name !== undefined && members.has(name.toLowerCase()),
  );
  if (documentName === undefined) {
    throw new UnreadableFile(
      "file-damaged",
      "The package holds no main document, so it is no Word file that can be read.",
    );
  }
  const peek = (name: string) => members.get(name.toLowerCase());
  const misnamed = zip.members
    .filter((member) => !zip.isNamedAlike(member))
    .map(({ name }) => name);
  return { documentName, misnamed, part, peek, xml, relationships };
}

/** `../media/a.png` from `word/` is `media/a.png`; steps above the package's root lead nowhere. */
function resolvePart(folder: string, target: string): string {
  const steps = target.startsWith("/") ? [] : folder.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
