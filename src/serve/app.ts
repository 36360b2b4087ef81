import { createHash } from "node:crypto";
import { Hono } from "hono";
import { type Kept, kept } from "../draw/kept.ts";
import { dpiOfSite, knownDpi, type Papers } from "../draw/papers.ts";
import { findBytes } from "../store/explore/reports.ts";
import type { Snapshots } from "../store/snapshot.ts";
import { version } from "../version.ts";
import { answerPage, failure } from "./answer-page.ts";
import { type CorrectionDesk, correctionLine } from "./correction-desk.ts";
import { formTokens } from "./form-tokens.ts";
import { type Guard, guardRequest, securityHeaders } from "./guard.ts";
import { Refused } from "./parts/answer.ts";
import { type Asked, readAsked } from "./parts/asked.ts";
import { assets } from "./parts/assets.ts";
import type { Around, Lane } from "./parts/page.ts";
import { refusal } from "./parts/respond.ts";
import { findRoute, type Routed } from "./routes.ts";

/** Makes a page somewhere else, where it may take long without holding others up. */
export interface Apart {
  answer(lane: Exclude<Lane, "quick">, address: string): Promise<Sent>;
  /** Said where a page is drawn: whatever is only made ready for later waits meanwhile. */
  keepStill?(): void;
}

/** A page as it goes out: a text, or the bytes of one where it was made elsewhere. */
export interface Sent {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

export interface AppOptions extends Guard {
  readonly snapshots: Snapshots;
  readonly papers: Papers;
  /** Absent where all pages are made here, as in tests. */
  readonly apart?: Apart | undefined;
  /** Where corrections are taken. */
  readonly desk?: CorrectionDesk | undefined;
  /** Says what went wrong that should not have. */
  readonly complain?: (error: unknown) => void;
}

const pagesKeptCharacters = 32_000_000;
const longestForm = 16_000;

/** The explorer as one function of requests. */
export function createApp(options: AppOptions): Hono {
  const { snapshots, papers, apart, desk, complain = () => {} } = options;
  const tokens = formTokens();
  const around: Around = {
    papers,
    takesCorrections: desk !== undefined,
    formToken: () => (desk === undefined ? "" : tokens.issue()),
  };
  const pages = kept<Sent>(pagesKeptCharacters, ({ body }) => body.length);
  const underWay = new Map<string, Promise<Sent>>();
  const app = new Hono();

  app.use("*", async (c, next) => {
    const refused = guardRequest(c.req.raw, options, desk !== undefined);
    if (refused) {
      c.res = refused;
    } else {
      await next();
    }
    // Not with `c.header`, which makes the answer anew for each, and its body a stream.
    for (const [name, value] of securityHeaders) c.res.headers.set(name, value);
  });
  app.onError((error) => {
    complain(error);
    const made = refusal(500, "A fault of the explorer's own: the page could not be made.");
    return send(made, Object.fromEntries(securityHeaders));
  });

  app.get("/assets/:name", (c) => {
    const asset = assets.get(c.req.path);
    if (!asset) return send(refusal(404, "There is no such file."));
    return c.body(asset.body, 200, {
      "content-type": asset.type,
      "cache-control": "private, max-age=31536000, immutable",
    });
  });

  app.get("/page/:sha256/:file", async (c) => {
    const found = /^\/page\/([0-9a-f]{64})\/(\d{1,6})\.png$/.exec(c.req.path);
    if (!found) return send(refusal(404, "There is no such page."));
    try {
      const known = c.req.header("if-none-match");
      return await picture(found[1] ?? "", Number(found[2]), c.req.query("dpi"), known);
    } catch (error) {
      return send(failure(error, "html"));
    }
  });

  async function picture(
    sha256: string,
    page: number,
    wanted: string | undefined,
    known: string | undefined,
  ) {
    const dpi = wanted === undefined ? dpiOfSite : Number(wanted);
    if (!knownDpi.includes(dpi)) {
      throw new Refused(400, `dpi is one of ${knownDpi.join(", ")}.`);
    }
    const report = await snapshots.look((store) => findBytes(store, sha256));
    if (!report) throw new Refused(404, "The archive holds no report of these bytes.");
    if (report.pages === null || page < 1 || page > report.pages) {
      throw new Refused(404, `The report has ${report.pages ?? "no"} pages, and no page ${page}.`);
    }
    // Named after the bytes it is drawn from: it never changes, but for another version that draws otherwise.
    const headers = {
      etag: `"${createHash("sha256").update(`${version}\n${sha256}\n${page}\n${dpi}`).digest("hex").slice(0, 20)}"`,
      "cache-control": "private, max-age=86400, immutable",
    };
    if (known === headers.etag) return new Response(null, { status: 304, headers });
    apart?.keepStill?.();
    const drawn = await papers.drawn({ ...report, sha256 }, page, dpi);
    if (drawn.kind === "none") throw new Refused(404, drawn.sentence);
    return new Response(drawn.png as Uint8Array<ArrayBuffer>, {
      headers: { ...headers, "content-type": "image/png" },
    });
  }

  app.get("/correction", async (c) => {
    try {
      const asked = readAsked(c.req.url.replace(/^https?:\/\/[^/]+/, ""));
      const line = await snapshots.look((store) => correctionLine(store, asked));
      return new Response(line, {
        headers: {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": 'attachment; filename="corrections.csv"',
          "cache-control": "no-store",
        },
      });
    } catch (error) {
      return send(failure(error, "html"));
    }
  });

  if (desk !== undefined) {
    app.post("/corrections", async (c) => {
      try {
        const body = await c.req.text();
        if (body.length > longestForm) throw new Refused(413, "The form is too long.");
        const form = new URLSearchParams(body);
        if (!tokens.take(form.get("token") ?? "")) {
          throw new Refused(
            403,
            "This form was handed in before, or is too old. Open the record again and hand in anew.",
          );
        }
        const asked = readAsked(`/correction?${withoutToken(form)}`);
        const done = await desk.hand(snapshots, asked);
        return c.redirect(`${done.address}?corrected=1`, 303);
      } catch (error) {
        return send(failure(error, "html"));
      }
    });
  }

  app.get("*", async (c) => {
    let asked: Asked;
    const address = c.req.url.replace(/^https?:\/\/[^/]+/, "");
    try {
      asked = readAsked(address);
    } catch (error) {
      return send(failure(error, "html"));
    }
    const routed = findRoute(asked.path);
    if (!routed) {
      return send(refusal(404, `There is no page at ${asked.path.slice(0, 200)}.`, asked.form));
    }
    const identity = snapshots.identity();
    const isKept = routed.route.pure && identity !== "";
    const tag = `"${createHash("sha256").update(`${version}\n${identity}\n${address}`).digest("hex").slice(0, 20)}"`;
    if (isKept && c.req.header("if-none-match") === tag) {
      return new Response(null, {
        status: 304,
        headers: { etag: tag, "cache-control": "no-cache" },
      });
    }
    const made = await pageOnce(routed, asked, address, isKept ? identity : undefined);
    const keeps = isKept && made.status === 200;
    return send(
      made,
      keeps ? { etag: tag, "cache-control": "private, no-cache" } : { "cache-control": "no-store" },
    );
  });
  app.all("*", (c) =>
    c.body(refusal(405, "Pages can be looked at (GET and HEAD), and nothing else.").body, 405, {
      "content-type": "text/html; charset=utf-8",
      allow: "GET, HEAD",
    }),
  );

  /** A page that is asked for twice is made once. */
  function pageOnce(
    routed: Routed,
    asked: Asked,
    address: string,
    identity: string | undefined,
  ): Promise<Sent> {
    if (identity === undefined) return answerPage(routed, snapshots, asked, around);
    const key = `${identity}\n${address}`;
    const known = pages.get(key);
    if (known) return Promise.resolve(known);
    const same = underWay.get(key);
    if (same) return same;
    const made = makePage(routed, asked, address).finally(() => underWay.delete(key));
    underWay.set(key, made);
    void made.then(
      (page) => keepPage(pages, key, page),
      () => {},
    );
    return made;
  }

  function makePage(routed: Routed, asked: Asked, address: string): Promise<Sent> {
    const { lane } = routed.route;
    return apart === undefined || lane === "quick"
      ? answerPage(routed, snapshots, asked, around)
      : apart.answer(lane, address);
  }

  return app;
}

function keepPage(pages: Kept<Sent>, key: string, page: Sent): void {
  if (page.status === 200 && page.body.length < 2_000_000) pages.set(key, page);
}

const send = ({ status, type, body }: Sent, headers: Record<string, string> = {}): Response =>
  new Response(body, { status, headers: { "content-type": type, ...headers } });

function withoutToken(form: URLSearchParams): string {
  form.delete("token");
  return form.toString();
}
