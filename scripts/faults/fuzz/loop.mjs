// The loop, in a process of its own: makes inputs, runs them, keeps those that run something new, and tells its parent.
import { writeFileSync } from "node:fs";
import { random } from "../../synthetic-archive.mjs";
import { startCoverage } from "./coverage.mjs";
import { decisionsOf, shortened, varied } from "./decisions.mjs";
import { builtModules, generators, outcomes, partsOf } from "./targets.mjs";

const [seedText, names, current, slowText] = process.argv.slice(2);
const seed = Number(seedText);
const slowMilliseconds = Number(slowText);
const targets = names.split(",");
/** Asking what was run takes longer than most runs: once for so many, and for each alone where there was something. */
const together = 8;
const next = random(seed);
const run = outcomes(await partsOf(await builtModules()));
const coverage = await startCoverage(new URL("../../../dist/", import.meta.url).href);
coverage.see(await coverage.fresh());
const kept = new Map(targets.map((name) => [name, []]));
const toldOf = new Set();
const tell = (message) => new Promise((resolve) => process.send(message, resolve));

/** The same list and number make the same bytes. */
function made(name, list, number) {
  const of = decisionsOf(list, seed * 1_000_003 + number);
  return { bytes: Uint8Array.from(generators[name].generate(of)), list: of.made };
}

/** An input of its own, or one like those that ran something new: the late ones rather than the first. */
function chosen(name, number) {
  const corpus = kept.get(name);
  const parent = () => corpus[Math.floor(next() ** 0.7 * corpus.length)];
  const isNew = corpus.length === 0 || next() < 0.2;
  return { name, number, ...made(name, isNew ? [] : varied(parent(), parent(), next), number) };
}

/** A fault's words without what differs from input to input. */
function signatureOf(error) {
  const place = /dist\/[\w./-]+:\d+/.exec(error.stack ?? "")?.[0] ?? "";
  return `${error.name}: ${String(error.message).replace(/\d+/g, "0").slice(0, 120)} ${place}`;
}

async function attempt({ name, number, bytes }) {
  writeFileSync(current, bytes);
  await tell({ kind: "begins", name, number });
  const started = process.cpuUsage();
  try {
    const outcome = await run[name](bytes);
    const { user, system } = process.cpuUsage(started);
    if ((user + system) / 1000 < slowMilliseconds) return { outcome };
    return { outcome, fault: `more than ${slowMilliseconds} ms` };
  } catch (error) {
    const stack = String(error.stack).split("\n").slice(0, 8).join("\n");
    return { fault: signatureOf(error), stack };
  }
}

async function tellFault(input, { fault, stack }) {
  const { name, number, list } = input;
  if (toldOf.has(`${name} ${fault}`)) return;
  toldOf.add(`${name} ${fault}`);
  const stays = async (shorter) => {
    const again = await attempt({ name, number, ...made(name, shorter, number) });
    return again.fault === fault;
  };
  const { bytes } = made(name, await shortened(list, stays), number);
  await tell({ kind: "fault", name, number, fault, stack, bytes: base64(bytes) });
}

const base64 = (bytes) => Buffer.from(bytes).toString("base64");

async function keepFresh(input) {
  const { name, number, list, bytes } = input;
  const { outcome, fault } = await attempt(input);
  const places = await coverage.fresh();
  if (places.length === 0 || fault !== undefined) return;
  coverage.see(places);
  kept.get(name).push(list);
  const told = { name, number, outcome, fresh: places.length, size: coverage.size() };
  await tell({ kind: "fresh", ...told, bytes: base64(bytes) });
}

for (let number = 0; ; ) {
  const inputs = [];
  for (; inputs.length < together; number += 1) {
    const input = chosen(targets[number % targets.length], number);
    const result = await attempt(input);
    if (result.fault === undefined) inputs.push(input);
    else await tellFault(input, result);
  }
  if ((await coverage.fresh()).length === 0) continue;
  for (const input of inputs) await keepFresh(input);
}
