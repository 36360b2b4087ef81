/**
 * Fills the comparison of the archive it is given, for the import that started it: started by
 * compare-apart.ts. A killed import leaves it alone with a file that the next import makes anew under
 * the same name, so it writes only while its parent lives and holds the file against everyone else.
 */
import { holdAlone } from "../store/hold.ts";
import { openStore } from "../store/open.ts";
import { fillComparison } from "./comparison.ts";
import { endWithParent } from "./end-with-parent.ts";

const [building = "", parent = ""] = process.argv.slice(2);
const isOrphan = () => process.ppid !== Number(parent);

if (!isOrphan()) {
  endWithParent(Number(parent), 250);
  const store = await openStore(building, { write: true });
  holdAlone(store);
  // Again: before the file was held, the next import may have taken its name.
  if (!isOrphan()) fillComparison(store);
  store.close();
}
