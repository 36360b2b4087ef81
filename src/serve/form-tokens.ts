import { randomBytes } from "node:crypto";

/** Tokens for forms: each is good once. */
export interface FormTokens {
  issue(): string;
  /** True for one that was issued and not taken yet. */
  take(token: string): boolean;
}

/** More forms than these are not open at a time; the oldest are given up. */
const mostOpen = 2_000;

export function formTokens(): FormTokens {
  const open = new Set<string>();
  return {
    issue() {
      const token = randomBytes(16).toString("hex");
      open.add(token);
      const oldest = open.values().next().value;
      if (open.size > mostOpen && oldest !== undefined) open.delete(oldest);
      return token;
    },
    take: (token) => open.delete(token),
  };
}
