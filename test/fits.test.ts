import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { fits } from "../src/fits.ts";
import { reportSchema } from "../src/queue/report-schema.ts";
import { reportOf, tableOf } from "./report-builders.ts";

/** What JSON can hold, and what it can not. */
const odd: readonly unknown[] = [
  ...[null, true, "", "x", "table", "observation", "milestone", 0, 1, -1, 1.5, 2 ** 53],
  ...[Number.NaN, Number.POSITIVE_INFINITY, [], ["x"], [1, 2, 3, 4], {}, { kind: "x" }, undefined],
];

const table = tableOf([["86%"]]);
const marks = [{ kind: "shape", shape: "tick", colour: "green", box: [1, 2, 3, 4] }];
const doubts = [{ text: "86%", other: "36%", why: "w" }];
const cells = table.cells.map((cell) => ({ ...cell, page: 1, marks, doubts, struck: ["x"] }));
const full = reportOf("a.pdf");
const whole = {
  ...full,
  document: {
    ...full.document,
    pages: 1,
    blocks: [...(full.document?.blocks ?? []), { ...table, cells }],
    running: [{ kind: "header", page: 1, text: "x" }],
    properties: { title: "t", other: 1 },
  },
  records: full.records.map((record, at) => ({ ...record, id: `r000000000000000${at}` })),
  problems: [
    {
      ...{ severity: "note", stage: "check", code: "internal", message: "m" },
      finding: { printed: "1", expected: "2", sure: "certain", records: [], of: 1 },
    },
  ],
};

/** Every place of a value, as the way to it. */
function places(value: unknown): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [[]];
  const below = Object.entries(value).flatMap(([key, one]) =>
    places(one).map((way) => [key, ...way]),
  );
  return [[], ...below];
}

/** Another value at one place; `gone` takes the place out. */
const gone = Symbol("gone");
function changed(value: unknown, [step, ...way]: readonly string[], to: unknown): unknown {
  if (step === undefined) return to;
  const copy: Record<string, unknown> = Array.isArray(value)
    ? (value.slice() as unknown as Record<string, unknown>)
    : { ...(value as Record<string, unknown>) };
  const inner = changed(copy[step], way, to);
  if (inner === gone) delete copy[step];
  else copy[step] = inner;
  return copy;
}

it("lets a report pass wherever zod does, and no other, whatever stands at any place of it", () => {
  const isReport = fits(reportSchema);
  expect(isReport(whole)).toBe(true);
  const ways = places(whole).flatMap((way) => [gone, ...odd].map((to) => ({ way, to })));
  const wrong = ways.filter(({ way, to }) => {
    const value = changed(whole, way, to);
    return isReport(value) !== reportSchema.safeParse(value).success;
  });
  expect(wrong).toEqual([]);
});

const kinds: readonly (readonly [string, z.ZodType])[] = [
  ["a refined text", z.string().refine((text) => text.length > 1)],
  ["a text of a form that zod knows", z.email()],
  ["a pattern that remembers where it stopped", z.string().regex(/x/g)],
  ["a text made of anything", z.coerce.string()],
  ["a text of some length at most", z.string().max(1)],
  ["a number below another", z.number().lt(1)],
  ["a number above another", z.number().gt(0)],
  ["one value or another", z.union([z.literal("x"), z.number()])],
  ["a list of some length", z.array(z.number()).min(1)],
  ["a list of known items and more", z.tuple([z.number()], z.number())],
  ["a list whose last item may be absent", z.tuple([z.string(), z.string().optional()])],
  ["an object and nothing more", z.strictObject({ kind: z.string().optional() })],
  ["an object with more of one kind", z.object({}).catchall(z.number())],
  ["an object with a default", z.object({ kind: z.string().default("x") })],
  ["any field", z.object({ kind: z.unknown() })],
  ["a record", z.record(z.string(), z.string())],
  ["an enum of numbers", z.enum({ one: 1, two: 2 })],
  ["what is changed on its way", z.string().transform(Number).pipe(z.number().min(1))],
];

it.each(kinds)("asks zod about %s", (_, schema) => {
  const own = fits(schema);
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...odd), fc.anything()), (value) => {
      expect(own(value)).toBe(schema.safeParse(value).success);
    }),
  );
});
