import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { parseCorrections } from "../../src/commands/corrections.ts";
import { correctionDesk } from "../../src/serve/correction-desk.ts";
import type { Store } from "../../src/store/store.ts";
import { archive, explorer } from "./archive.ts";

let store: Store;
beforeAll(async () => {
  store = await archive();
});

describe("what is refused", () => {
  it.each([
    "/nothing",
    "/report/none",
    "/record/0123456789abcdef",
    "/record/..%2F..%2Fetc%2Fpasswd",
    "/indicator/NI999",
    "/report/halton/page/2",
    "/report/halton/table/9",
    `/page/${"0".repeat(64)}/1.png`,
    "/page/..%2f..%2fetc/passwd",
    "/assets/../../package.json",
    "/compare?council=Atlantis&council=Halton",
    "/reports/compare?from=halton&to=wigan",
  ])("%s is a 404 with a sentence", async (address) => {
    const answer = await explorer(store).ask(address);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(
      /<h1>There is no such page<\/h1>\s*<p class="notice">(?:[A-Za-z]|&quot;).+[.?]<\/p>/,
    );
  });

  it.each([
    ["/reports?page=0", 400],
    ["/reports?page=1e9", 400],
    [`/search?q=${"x".repeat(400)}`, 400],
    [`/?${"a=1&".repeat(100)}`, 400],
    [`/?q=${"x".repeat(20_000)}`, 414],
    [`/compare?${Array.from({ length: 20 }, (_, n) => `council=Halton+${n}`).join("&")}`, 400],
    ["/compare?council=Halton&years=never", 400],
    ["/compare?council=Halton&measure=guess", 400],
    ["/reports?format=pdf", 400],
    ["/search?q=x&page=9999", 400],
    ["/record/halton-1?format=csv", 400],
  ])("%s is %i", async (address, status) => {
    expect((await explorer(store).ask(address)).status).toBe(status);
  });

  it.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])("%s is no way to look", async (method) => {
    const answer = await explorer(store).ask("/", { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, HEAD");
  });

  it("answers HEAD as GET, without the page", async () => {
    const answer = await explorer(store).ask("/reports", { method: "HEAD" });
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  });

  it("does not answer to a name that is not its own", async () => {
    const hosts = ["127.0.0.1", "localhost"];
    const ask = (host: string) => explorer(store, { hosts }).ask("/", { headers: { host } });
    expect((await ask("localhost:8765")).status).toBe(200);
    expect((await ask("evil.example:8765")).status).toBe(403);
    expect((await ask("127.0.0.1.evil.example")).status).toBe(403);
  });
});

it("allows no script of a page's own, and nothing from elsewhere", async () => {
  for (const address of ["/", "/nothing"]) {
    const policy =
      (await explorer(store).ask(address)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|\*|https?:/);
  }
});

it("says again what has not changed with 304", async () => {
  const site = explorer(store);
  const tag = (await site.ask("/reports")).headers.get("etag") ?? "";
  const answer = await site.ask("/reports", { headers: { "if-none-match": tag } });
  expect(answer.status).toBe(304);
});

describe("a token", () => {
  const token = "correct-horse";
  const ask = (address: string, headers = {}) =>
    explorer(store, { token }).ask(address, { headers });

  it("is needed by every request", async () => {
    for (const address of ["/", "/nothing", "/assets/style.css", "/?token=wrong-horse"]) {
      expect((await ask(address)).status).toBe(401);
    }
  });

  it("comes in the address once and goes into a cookie", async () => {
    const answer = await ask(`/reports?year=2008-09&token=${token}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/reports?year=2008-09");
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toContain("HttpOnly; SameSite=Strict");
    expect((await ask("/reports", { cookie: cookie.split(";")[0] ?? "" })).status).toBe(200);
  });

  it("may be a bearer's", async () => {
    expect((await ask("/", { authorization: `Bearer ${token}` })).status).toBe(200);
  });
});

describe("corrections", () => {
  const fields = {
    record: "halton-1",
    field: "value",
    correct: "87",
    reason: 'misread, "6" for 7',
  };
  const own = { origin: "http://127.0.0.1:8765", host: "127.0.0.1:8765" };

  function desk() {
    const lines: string[] = [];
    const site = explorer(store, {
      desk: correctionDesk(async (header, line) => {
        if (lines.length === 0) lines.push(header);
        lines.push(line);
      }),
    });
    const tokenOf = async () =>
      /name="token" value="(\w+)"/.exec(await site.html("/record/halton-1"))?.[1] ?? "";
    const hand = (token: string, headers: Record<string, string> = own, given: object = fields) =>
      site.ask("/corrections", {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
        body: new URLSearchParams({ ...given, token }).toString(),
      });
    return { lines, tokenOf, hand };
  }

  it("come back as a line that the import takes", async () => {
    const address = `/correction?${new URLSearchParams(fields)}`;
    const answer = await explorer(store).ask(address);
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    expect(parseCorrections(await answer.text(), "corrections.csv").corrections).toMatchObject([
      { ...fields, reads: "86", doc: "halton", table: 1, row: 1, column: 2 },
    ]);
  });

  it("are added to the file once a form", async () => {
    const { lines, tokenOf, hand } = desk();
    const token = await tokenOf();
    const answer = await hand(token);
    expect([answer.status, answer.headers.get("location")]).toEqual([
      303,
      "/record/halton-1?corrected=1",
    ]);
    expect((await hand(token)).status).toBe(403);
    expect(parse(lines.join(""), { columns: true })).toMatchObject([fields]);
  });

  it("are taken from the explorer's own pages alone", async () => {
    const { lines, tokenOf, hand } = desk();
    const token = await tokenOf();
    expect((await hand(token, { ...own, origin: "http://evil.example" })).status).toBe(403);
    expect((await hand(token, { host: own.host })).status).toBe(403);
    expect((await hand(token, { ...own, "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await hand("f".repeat(32))).status).toBe(403);
    expect(lines).toEqual([]);
  });

  it("need a record, a field of it, and a reason", async () => {
    const { lines, tokenOf, hand } = desk();
    for (const given of [
      { reason: "" },
      { correct: "" },
      { record: "none" },
      { field: "nothing" },
    ]) {
      const answer = await hand(await tokenOf(), own, { ...fields, ...given });
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    expect(lines).toEqual([]);
  });

  it("are not taken where nobody said so", async () => {
    const answer = await explorer(store).ask("/corrections", { method: "POST", headers: own });
    expect(answer.status).toBe(405);
  });
});
