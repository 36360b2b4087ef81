import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gunzipSync } from "node:zlib";
import type { Grey, PixelBox } from "../picture/raster.ts";
import type { Layout, ReadWord, Recogniser, Recognisers } from "./recogniser.ts";
import { withoutIdleParts } from "./trained-data.ts";

/** The relaxed build ends Node 20. */
const coreFile = "tesseract.js-core/tesseract-core-simd";
const dataFile = (name: string): string => `@tesseract.js-data/eng/${name}/eng.traineddata.gz`;
const engineName = "tesseract.js-core 7.0.0";

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** The parts of the engine's interface that are used here; it comes without types. */
interface WordIterator {
  GetUTF8Text(level: number): string;
  getBoundingBox(level: number): Box;
  getBaseline(level: number): Box & { readonly has_baseline: boolean };
  Confidence(level: number): number;
  Empty(level: number): boolean;
  Next(level: number): boolean;
}

interface BaseApi {
  Init(folder: string, language: string, mode: number): number;
  SetVariable(name: string, value: string): boolean;
  SetPageSegMode(mode: number): void;
  SetImage(at: number, width: number, height: number, bytes: number, rowBytes: number): void;
  SetSourceResolution(dotsPerInch: number): void;
  ClearAdaptiveClassifier(): void;
  Recognize(monitor: null): number;
  GetIterator(): WordIterator | null;
}

interface Core {
  readonly FS: {
    writeFile(path: string, bytes: Uint8Array): void;
    unlink(path: string): void;
  };
  readonly TessBaseAPI: new () => BaseApi;
  readonly destroy: (one: object) => void;
  _malloc(bytes: number): number;
  _free(at: number): void;
}

/** What is needed of it here: Node's types do not declare it. */
interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
declare const WebAssembly: {
  readonly Memory: new () => WasmMemory;
  instantiate(
    code: Uint8Array,
    imports: object,
  ): Promise<{ readonly instance: { readonly exports: object }; readonly module: object }>;
};

type StartCore = (module: object) => Promise<Core>;

const wordLevel = 3;
const modes: Readonly<Record<Layout, number>> = { page: 3, block: 6, line: 7, word: 8 };
const legacyOnly = 0;
const neuralOnly = 1;

/** What one region taught an engine must not change how it reads the next: the same bytes in any order. */
const forgetful = {
  tessedit_enable_doc_dict: "0",
  classify_enable_learning: "0",
  classify_enable_adaptive_matcher: "0",
  user_defined_dpi: "300",
};

/** Whether both packages are installed, without loading them. */
export function hasEngines(): boolean {
  try {
    const { resolve } = createRequire(import.meta.url);
    for (const file of [`${coreFile}.js`, dataFile("4.0.0"), dataFile("4.0.0_best_int")])
      resolve(file);
    return true;
  } catch {
    return false;
  }
}

/** Of the code that reads pictures, which the build hashes: a reading kept by another one is made anew. */
export function scanVersion(): string {
  try {
    const at = new URL("../../scan-version.json", import.meta.url);
    return String(JSON.parse(readFileSync(at, "utf8")));
  } catch {
    // Not built: the sources run by a test.
    return "source";
  }
}

const figures = "0123456789.,%£+-()/:";

let loaded: Promise<Recognisers | undefined> | undefined;

/** Told while a long region is being read: a watcher sees that it goes on. */
let alive: () => void = () => {};

/** Both engines, loaded once in a process; nothing where their packages are not installed. */
export function loadTesseract(onAlive: () => void): Promise<Recognisers | undefined> {
  alive = onAlive;
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Recognisers | undefined> {
  const require = createRequire(import.meta.url);
  let start: StartCore;
  let files: { readonly core: Buffer; readonly neural: Buffer; readonly legacy: Buffer };
  try {
    start = require(`${coreFile}.js`) as StartCore;
    const data = (name: string): Buffer => readFileSync(require.resolve(dataFile(name)));
    files = {
      core: readFileSync(require.resolve(`${coreFile}.wasm`)),
      neural: data("4.0.0_best_int"),
      legacy: data("4.0.0"),
    };
  } catch {
    return undefined;
  }
  let memory: WasmMemory | undefined;
  const core = await start({
    print() {},
    printErr() {},
    TesseractProgress: () => alive(),
    instantiateWasm(imports: object, done: (instance: object, module: object) => void) {
      void WebAssembly.instantiate(new Uint8Array(files.core), imports).then(
        ({ instance, module }) => {
          memory = Object.values(instance.exports).find(
            (one): one is WasmMemory => one instanceof WebAssembly.Memory,
          );
          done(instance, module);
        },
      );
      return {};
    },
  });
  if (memory === undefined) return undefined;
  alive();
  const bytes = memory;
  const startEngine = (data: Uint8Array, mode: number): BaseApi => {
    core.FS.writeFile("/eng.traineddata", data);
    const api = new core.TessBaseAPI();
    if (api.Init("/", "eng", mode) !== 0) throw new Error("The text recognition did not start.");
    core.FS.unlink("/eng.traineddata");
    for (const [name, value] of Object.entries(forgetful)) api.SetVariable(name, value);
    alive();
    return api;
  };
  const first = startEngine(gunzipSync(files.neural), neuralOnly);
  const second = startEngine(withoutIdleParts(gunzipSync(files.legacy)), legacyOnly);
  return {
    first: toRecogniser(core, bytes, first, `${engineName} 4.0.0_best_int`),
    second: toRecogniser(core, bytes, second, `${engineName} 4.0.0 legacy`),
  };
}

function toRecogniser(core: Core, memory: WasmMemory, api: BaseApi, name: string): Recogniser {
  let shown: Grey = { width: 0, height: 0, data: new Uint8Array() };
  /** The engine gets the region alone: a page is 9 MB, and it keeps a copy. */
  const give = ([left, top, right, bottom]: PixelBox): void => {
    const [width, height] = [right - left, bottom - top];
    const at = core._malloc(width * height);
    const bytes = new Uint8Array(memory.buffer, at, width * height);
    for (let y = 0; y < height; y += 1) {
      const from = (top + y) * shown.width + left;
      bytes.set(shown.data.subarray(from, from + width), y * width);
    }
    api.SetImage(at, width, height, 1, width);
    core._free(at);
    api.SetSourceResolution(300);
  };
  return {
    name,
    show(grey: Grey) {
      shown = grey;
    },
    read(region: PixelBox, layout, among) {
      const [left, top] = region;
      if (region[2] <= left || region[3] <= top) return [];
      api.SetPageSegMode(modes[layout]);
      api.SetVariable("tessedit_char_whitelist", among === "figures" ? figures : "");
      give(region);
      api.ClearAdaptiveClassifier();
      if (api.Recognize(null) !== 0) return [];
      const words = api.GetIterator();
      if (words === null) return [];
      const read: ReadWord[] = [];
      do {
        const text = words.Empty(wordLevel) ? "" : words.GetUTF8Text(wordLevel).trim();
        if (text === "") continue;
        const box = words.getBoundingBox(wordLevel);
        const line = words.getBaseline(wordLevel);
        read.push({
          text,
          box: [left + box.x0, top + box.y0, left + box.x1, top + box.y1],
          baseline: top + (line.has_baseline ? (line.y0 + line.y1) / 2 : box.y1),
          confidence: words.Confidence(wordLevel),
        });
      } while (words.Next(wordLevel));
      core.destroy(words);
      return read;
    },
  };
}
