import { noPapers } from "../draw/papers.ts";
import { readCouncilNames } from "../store/explore/home.ts";
import { readSample } from "../store/explore/samples.ts";
import type { Snapshots } from "../store/snapshot.ts";
import type { Store } from "../store/store.ts";
import { answerPage } from "./answer-page.ts";
import { readAsked } from "./parts/asked.ts";
import { indicatorLink, pageLink, recordLink, reportLink, withParameters } from "./parts/links.ts";
import { findRoute } from "./routes.ts";

/** A program runs several times as fast when it has run a while: no visitor should wait for that. */
const rounds = 12;
/** Where an archive's pages take long by themselves, fewer rounds must do. */
const mostMilliseconds = 3_000;

/**
 * Makes pages of every kind that is made here, other ones in each round, and throws them away. Whoever asks for one
 * meanwhile waits for one of these at most. `afterFirst` is called when each kind was made once, and at the end.
 */
export async function loadAhead(
  snapshots: Snapshots,
  lane: "quick" | "shared",
  afterFirst: () => void = () => {},
): Promise<void> {
  const until = performance.now() + mostMilliseconds;
  try {
    for (let round = 0; round < rounds; round += 1) {
      const addresses = await snapshots.look((store) => addressesFor[lane](store, round));
      for (const address of addresses) {
        if (performance.now() > until) return;
        await makeOnce(snapshots, address);
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (round === 0) afterFirst();
    }
  } catch {
    // Whoever asks for a page is told what is wrong with the archive.
  } finally {
    // Also where one round was too much.
    afterFirst();
  }
}

async function makeOnce(snapshots: Snapshots, address: string): Promise<void> {
  const asked = readAsked(address);
  const routed = findRoute(asked.path);
  const around = { papers: noPapers, takesCorrections: false, formToken: () => "" };
  if (routed) await answerPage(routed, snapshots, asked, { ...around, noLongWork: () => {} });
}

const addressesFor = { quick: quickAddresses, shared: sharedAddresses };

function quickAddresses(store: Store, round: number): readonly string[] {
  const councils = readCouncilNames(store);
  const { docs, record } = readSample(store, round, councils[round % councils.length]);
  return [
    "/",
    "/reports",
    ...docs.flatMap((doc) => [
      reportLink(doc),
      `${reportLink(doc)}?part=observations`,
      pageLink(doc, 1),
    ]),
    ...(record === undefined ? [] : [recordLink(record)]),
  ];
}

function sharedAddresses(store: Store, round: number): readonly string[] {
  const councils = readCouncilNames(store);
  const some = [0, 1, 2].flatMap((at) => councils[(round + at) % councils.length] ?? []);
  const { docs, code } = readSample(store, round, some[0]);
  const [from, to] = docs;
  const beside = (count: number, only?: string) =>
    withParameters("/compare", [
      ...some.slice(0, count).map((name) => ["council", name] as const),
      ["only", only],
    ]);
  const query = (words: string) =>
    withParameters("/search", [
      ["q", words],
      ["council", some[0]],
    ]);
  return [
    query("the number of"),
    query("percentage"),
    "/indicators",
    "/findings",
    "/doubtful",
    ...(code === undefined ? [] : [indicatorLink(code)]),
    ...(some.length < 3 ? [] : [beside(1), beside(2, "comparable"), beside(2), beside(3)]),
    ...(from === undefined || to === undefined
      ? []
      : [
          withParameters("/reports/compare", [
            ["from", from],
            ["to", to],
          ]),
        ]),
  ];
}
