/** Fills the comparison of the archive it is given: started by compare-apart.ts. */
import { openStore } from "../store/open.ts";
import { fillComparison } from "./comparison.ts";

const store = await openStore(process.argv[2] ?? "", { write: true });
fillComparison(store);
store.close();
