import { createHash, timingSafeEqual } from "node:crypto";
import { refusal } from "./parts/respond.ts";

export interface Guard {
  /** Names the site answers to, without ports: another name in a request is somebody's trick. Absent for any. */
  readonly hosts?: readonly string[] | undefined;
  /** What every request must bring, where the site is open to other machines. */
  readonly token?: string | undefined;
}

/** No script of a page's own, nothing from elsewhere; a colour of a printed cell is the only style in a page. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

export const securityHeaders: readonly (readonly [string, string])[] = [
  ["content-security-policy", policy],
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "same-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["x-frame-options", "DENY"],
];

const cookieName = "muniment-token";

/** The refusal of a request that must not be answered, or nothing. */
export function guardRequest(
  request: Request,
  { hosts, token }: Guard,
  takesCorrections: boolean,
): Response | undefined {
  const url = new URL(request.url);
  const host = request.headers.get("host") ?? url.host;
  if (hosts !== undefined && !hosts.includes(nameOf(host))) {
    return plain(403, `This explorer does not answer to the name "${host.slice(0, 100)}".`);
  }
  const isCorrection =
    takesCorrections && request.method === "POST" && url.pathname === "/corrections";
  if (request.method !== "GET" && request.method !== "HEAD" && !isCorrection) {
    return plain(405, "Pages can be looked at (GET and HEAD), and nothing else.", {
      allow: takesCorrections && url.pathname === "/corrections" ? "POST" : "GET, HEAD",
    });
  }
  if (isCorrection && !isSameOrigin(request, host)) {
    return plain(403, "Corrections are taken from the explorer's own pages alone.");
  }
  return token === undefined ? undefined : withoutToken(request, url, token);
}

/** `[::1]:80` is `[::1]`. */
const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, "");

function isSameOrigin(request: Request, host: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  if (site !== null && site !== "same-origin") return false;
  return origin === null ? site === "same-origin" : origin.replace(/^https?:\/\//, "") === host;
}

/** The token comes once in the address and from then on in a cookie, or as a bearer's. */
function withoutToken(request: Request, url: URL, token: string): Response | undefined {
  const given = url.searchParams.get("token");
  if (given !== null && request.method !== "POST") {
    if (!isSame(given, token)) return plain(401, "The token is not the right one.");
    url.searchParams.delete("token");
    return new Response(null, {
      status: 303,
      headers: {
        location: `${url.pathname}${url.search}`,
        "set-cookie": `${cookieName}=${encodeURIComponent(token)}; HttpOnly; SameSite=Strict; Path=/`,
        "cache-control": "no-store",
      },
    });
  }
  const cookie = request.headers
    .get("cookie")
    ?.split(/;\s*/)
    .find((one) => one.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
  const bearer = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  const brought = bearer ?? (cookie === undefined ? undefined : decoded(cookie));
  return brought !== undefined && isSame(brought, token)
    ? undefined
    : plain(
        401,
        "This explorer is open to those who bring its token: add ?token=… to the address once.",
      );
}

const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
const isSame = (a: string, b: string): boolean => timingSafeEqual(hash(a), hash(b));

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function plain(status: number, sentence: string, headers: Record<string, string> = {}): Response {
  const { body, type } = refusal(status, sentence);
  return new Response(body, {
    status,
    headers: { "content-type": type, "cache-control": "no-store", ...headers },
  });
}
