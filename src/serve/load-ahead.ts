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
const roundsAtOnce = 12;
/** Where an archive's pages take long by themselves, fewer rounds must do before the explorer says that it listens. */
const mostMillisecondsAtOnce = 2_500;
/** So many rounds in all: the rest while nobody asks for anything. */
const roundsInAll = 60;
/** Between two of the rest the processor is left to others for so many times what the last one took. */
const restOfEach = 2;
const quietMilliseconds = 150;

/**
 * Makes pages of every kind that is made here, other ones in each round, and throws them away. Whoever asks for one
 * meanwhile waits for one of these at most. Gives how many rounds were made.
 */
export async function loadAhead(snapshots: Snapshots, lane: "quick" | "shared"): Promise<number> {
  const until = performance.now() + mostMillisecondsAtOnce;
  return rounds(snapshots, lane, 0, roundsAtOnce, async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return performance.now() < until;
  });
}

/** Goes on with it after `made` rounds, a page at a time, wherever nobody asked for one lately. */
export async function loadOn(
  snapshots: Snapshots,
  lane: "quick" | "shared",
  made: number,
  lastAsked: () => number,
): Promise<void> {
  await rounds(snapshots, lane, made, roundsInAll, async (took) => {
    await passed(took * restOfEach);
    while (performance.now() - lastAsked() < quietMilliseconds) await passed(quietMilliseconds);
    return true;
  });
}

const passed = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref());

async function rounds(
  snapshots: Snapshots,
  lane: "quick" | "shared",
  first: number,
  end: number,
  goesOn: (took: number) => Promise<boolean>,
): Promise<number> {
  let round = first;
  try {
    for (; round < end; round += 1) {
      const addresses = await snapshots.look((store) => addressesFor[lane](store, round));
      for (const address of addresses) {
        const started = performance.now();
        await makeOnce(snapshots, address);
        if (!(await goesOn(performance.now() - started))) return round;
      }
    }
  } catch {
    // Whoever asks for a page is told what is wrong with the archive.
  }
  return round;
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
  // Three others each time: what is kept of a council is at hand when somebody asks for it.
  const some = [0, 1, 2].flatMap((at) => councils[(round * 3 + at) % councils.length] ?? []);
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
    ...(code === undefined ? [] : [indicatorLink(code), `${indicatorLink(code)}?page=2`]),
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
