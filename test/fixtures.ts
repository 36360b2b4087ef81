import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Document, SourceFile } from "../src/document.ts";
import { extract } from "../src/extract/index.ts";
import type { Problem } from "../src/problem.ts";
import { type Reading, readingOf } from "./builders.ts";

export const fixturesFolder = fileURLToPath(new URL("../fixtures", import.meta.url));
const reportsFolder = join(fixturesFolder, "reports");
const renderingsFolder = join(fixturesFolder, "made", "renderings");

/** A report we hold: its text in its own folder, a PDF or Word rendering of it in the demo's archive. */
export interface Fixture {
  /** `halton-bsc-service-plan-2008-11.pdf`, with the maker's name before it outside the demo's archive. */
  readonly name: string;
  readonly doc: string;
  readonly path: string;
  /** Where what we expect of it stands. */
  readonly expected: string;
  /** The text is the model of the report; of a rendering only its records and problems are kept. */
  readonly isText: boolean;
}

/** Every report of fixtures/reports, the renderings of the demo's archive, and more by other makers. */
export function fixtures(): Fixture[] {
  const texts = readdirSync(reportsFolder)
    .sort()
    .flatMap((doc) => {
      const path = join(reportsFolder, doc, `${doc}.txt`);
      return existsSync(path) ? [fixtureOf(path, doc, true)] : [];
    });
  const renderings = readdirSync(join(fixturesFolder, "archive"))
    .sort()
    .filter((file) => extname(file) !== ".txt")
    .map((file) =>
      fixtureOf(join(fixturesFolder, "archive", file), basename(file, extname(file)), false),
    );
  const more = ["chromium", "libreoffice"].flatMap((maker) =>
    readdirSync(join(renderingsFolder, maker))
      .sort()
      .map((file) => renderingBy(maker, file)),
  );
  return [...texts, ...renderings, ...more];
}

function renderingBy(maker: string, file: string): Fixture {
  const doc = basename(file, extname(file));
  const path = join(renderingsFolder, maker, file);
  const expected = join(reportsFolder, doc, `expected-${maker}`);
  return { name: `${maker}/${file}`, doc, path, expected, isText: false };
}

const fixtureOf = (path: string, doc: string, isText: boolean): Fixture => ({
  name: basename(path),
  doc,
  path,
  expected: join(reportsFolder, doc, isText ? "expected" : `expected-${extname(path).slice(1)}`),
  isText,
});

export interface FixtureReading extends Reading {
  readonly document: Document;
}

const readings = new Map<string, Promise<FixtureReading>>();

/** A fixture through extraction, interpretation and normalisation, once a test file. */
export function readFixture(fixture: Fixture): Promise<FixtureReading> {
  const known = readings.get(fixture.path);
  if (known) return known;
  const reading = read(fixture);
  readings.set(fixture.path, reading);
  return reading;
}

async function read({ doc, path }: Fixture): Promise<FixtureReading> {
  const bytes = new Uint8Array(readFileSync(path));
  const source: SourceFile = {
    file: basename(path),
    doc,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.length,
  };
  const document = await extract(source, bytes);
  const reading = readingOf(document.value);
  const problems: Problem[] = [...document.problems, ...reading.problems];
  return { ...reading, document: document.value, problems };
}
