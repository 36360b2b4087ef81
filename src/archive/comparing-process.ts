/**
 * Fills the comparison of the archive it is given, for the import that started it: started by
 * compare-apart.ts ahead of time, to have its code loaded when a line on stdin says that the archive is
 * there. A killed import leaves it alone with a file that the next import makes anew under the same name,
 * so it writes only while its parent lives and holds the file against everyone else.
 */
import { holdAlone, openBuilding } from "../store/hold.ts";
import { openStore } from "../store/open.ts";
import { fillComparison } from "./comparison.ts";
import { endWithParent } from "./end-with-parent.ts";

const [building = "", parent = ""] = process.argv.slice(2);
const isOrphan = () => process.ppid !== Number(parent);

if (!isOrphan()) {
  endWithParent(Number(parent), 250);
  // Loads the library behind it.
  (await openStore(":memory:", { create: true })).close();
  if ((await isAskedTo()) && !isOrphan()) await fill();
}

async function fill(): Promise<void> {
  const store = await openBuilding(building);
  holdAlone(store);
  // Again: before the file was held, the next import may have taken its name.
  if (!isOrphan()) fillComparison(store);
  store.close();
}

/** False where the import ends without asking. */
async function isAskedTo(): Promise<boolean> {
  for await (const _ of process.stdin) return true;
  return false;
}
