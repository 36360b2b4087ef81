// One import that ends itself with SIGKILL at a numbered write point; 0 lets it finish.
//
//   node scripts/faults/import-until.mjs FOLDER ARCHIVE POINT
//
// Prints how many write points there were when it finishes.
import { importArchive } from "../../dist/archive/import-archive.js";
import { fileLimits } from "../../dist/archive/limits.js";
import { readerPool } from "../../dist/archive/reader-pool.js";

const [folder, archive, point] = process.argv.slice(2);
/** A busy machine must not make another archive of the same files: what takes long is not looked at here. */
const limits = { ...fileLimits, stallSeconds: 600, fileSeconds: 1800 };
let points = 0;
await importArchive(
  {
    archive,
    paths: [Buffer.from(folder)],
    maximumBytes: 100e6,
    onWritePoint() {
      points += 1;
      if (points === Number(point)) process.kill(process.pid, "SIGKILL");
    },
  },
  readerPool({ jobs: 2, limits }),
);
console.log(points);
