export { query, startServer, type TestServer, whyNoServer } from "../../scripts/postgres.mjs";
