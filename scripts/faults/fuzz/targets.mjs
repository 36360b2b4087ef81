// What is fuzzed: how its inputs are made, and what is asked of them.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { generateDoc } from "./doc.mjs";
import { generateDocx } from "./docx.mjs";
import { generateHtml } from "./html.mjs";
import { outcomeOfAnswer, outcomeOfCorrections, outcomeOfReport } from "./outcome.mjs";
import { generatePdf } from "./pdf.mjs";
import { generateRtf } from "./rtf.mjs";
import { generateAddresses, generateCorrections, generateQueries, generateText } from "./text.mjs";
import { generateZip } from "./zip.mjs";

/** By name: how to make an input, and the name's ending it has in the corpus. */
export const generators = {
  pdf: { generate: generatePdf, extension: "pdf" },
  doc: { generate: generateDoc, extension: "doc" },
  docx: { generate: generateDocx, extension: "docx" },
  rtf: { generate: generateRtf, extension: "rtf" },
  html: { generate: generateHtml, extension: "html" },
  text: { generate: generateText, extension: "txt" },
  zip: { generate: generateZip, extension: "zip" },
  corrections: { generate: generateCorrections, extension: "csv" },
  addresses: { generate: generateAddresses, extension: "txt" },
  queries: { generate: generateQueries, extension: "txt" },
};

/**
 * By the same names: an input's bytes to its outcome. `parts` are the functions of the product and `ask`, which answers
 * an address with { status, type, body }. Throws where a law is broken.
 */
export function outcomes(parts) {
  const report = async (bytes, file) => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const source = { file, doc: "a", sha256, bytes: bytes.length };
    const read = await parts.ingestFile(source, Uint8Array.from(bytes));
    const outcome = outcomeOfReport(read);
    parts.write(read);
    return outcome;
  };
  const refusable = (work) => {
    try {
      return work();
    } catch (error) {
      if (error?.name !== "WorkFailed" && error?.name !== "UnreadableFile") throw error;
      return `refused: ${error.message.slice(0, 60)}`;
    }
  };
  const asked = async (addresses) => {
    const told = [];
    for (const address of addresses) {
      const { status, type, body } = await parts.ask(address);
      told.push(outcomeOfAnswer(status, type, body));
    }
    return told.join(" ");
  };
  const lines = (bytes) => Buffer.from(bytes).toString().split("\n");
  const documents = Object.fromEntries(
    ["pdf", "doc", "docx", "rtf", "html", "text"].map((name) => [
      name,
      (bytes) => report(bytes, `a.${generators[name].extension}`),
    ]),
  );
  return {
    ...documents,
    async zip(bytes) {
      const members = parts.listZipMembers(bytes, {});
      if (members === null) return `no archive; ${await report(bytes, "a.zip")}`;
      const told = [];
      for (const { index, problem } of members) {
        told.push(
          problem?.code ??
            (await report(parts.zipMemberReader(bytes, {})(index), `a.zip!/${index}`)),
        );
      }
      return `${members.length} members; ${told.join("; ")}`;
    },
    corrections: async (bytes) =>
      refusable(() => outcomeOfCorrections(parts.parseCorrections(Buffer.from(bytes), "a.csv"))),
    addresses: (bytes) =>
      asked(lines(bytes).filter((one) => URL.canParse(`http://127.0.0.1:8765${one}`))),
    queries: (bytes) => asked(lines(bytes).map((one) => `/sql?q=${encodeURIComponent(one)}`)),
  };
}

/** The modules that hold the parts, from what was built. */
export async function builtModules() {
  const paths = [
    "pipeline",
    "archive/zip-members",
    "archive/comparison",
    "commands/corrections",
    "store/open",
    "store/write",
    "store/derived",
    "store/snapshot",
    "serve/app",
    "draw/papers",
    "catalogue/index",
  ];
  const dist = (path) => import(new URL(`../../../dist/${path}.js`, import.meta.url).href);
  return Object.assign({}, ...(await Promise.all(paths.map(dist))));
}

const shownReport = new URL(
  "../../../fixtures/archive/halton-ce-overview-2011-12-q1.txt",
  import.meta.url,
);

/** The parts: the explorer shows an archive of one report, and what is read is also written to another. */
export async function partsOf(modules) {
  const { ingestFile, openStore, reportWriter, fillDerived, fillComparison } = modules;
  const scratch = await openStore(":memory:", { create: true });
  const writeReport = reportWriter(scratch);
  const shown = await openStore(":memory:", { create: true });
  const bytes = new Uint8Array(readFileSync(shownReport));
  const source = { file: "a.txt", doc: "a", sha256: "0".repeat(64), bytes: bytes.length };
  reportWriter(shown)(1, await ingestFile(source, bytes), "1");
  fillDerived(shown, (code) => {
    const entry = modules.findIndicator(code);
    return entry && { ...entry, fromYear: "2008-09", toYear: "2010-11" };
  });
  fillComparison(shown);
  const faults = [];
  const app = modules.createApp({
    snapshots: modules.snapshotOf(shown),
    papers: modules.noPapers,
    complain: (error) => faults.push(error),
  });
  return {
    ...modules,
    write: (report) => writeReport(1, report, "1"),
    async ask(address) {
      const answer = await app.fetch(new Request(`http://127.0.0.1:8765${address}`));
      const body = await answer.text();
      const fault = faults.pop();
      if (fault) throw fault;
      return { status: answer.status, type: answer.headers.get("content-type") ?? "", body };
    },
  };
}
