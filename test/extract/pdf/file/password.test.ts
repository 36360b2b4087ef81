import { describe, expect, it } from "vitest";
import { encryptedPdf, methodNames } from "../../../../scripts/pdf/encrypted-pdf.mjs";
import { gridOf, rowsAt, textAt } from "../../../../scripts/pdf/make-pdf.mjs";
import { readBytes, rowsOf, tablesOf } from "../read.ts";

const rows = [
  ["Service", "Budget", "Forecast"],
  ["Libraries", "1,234", "1,250"],
  ["Museums", "567", "540"],
];
const page = {
  operators: [
    textAt(60, 780, "Budget monitoring"),
    gridOf([50, 200, 300, 400], [740, 720, 700, 680]),
    rowsAt([55, 205, 305], 726, 20, rows),
  ].join("\n"),
};
const passwords = { user: "council2009", owner: "town clerk" };

describe.each(methodNames)("a PDF protected with %s", (method) => {
  const bytes = encryptedPdf([page], method, passwords);

  it.each(Object.values(passwords))("opens with %s", async (password) => {
    const outcome = await readBytes(bytes, password);
    expect(outcome.value.blocks[0]).toMatchObject({ text: "Budget monitoring" });
    expect(tablesOf(outcome).map(rowsOf)).toEqual([rows]);
    expect(outcome.problems).toEqual([]);
  });

  it.each([
    [
      "another password",
      "council2008",
      "The PDF is protected and the password given does not open it.",
    ],
    ["none", undefined, "The PDF is protected by a password; give it with --password."],
  ])("says so for %s", async (_, password, message) => {
    await expect(readBytes(bytes, password)).rejects.toMatchObject({
      code: "file-encrypted",
      message,
    });
  });

  it("opens without one where readers need none", async () => {
    const open = encryptedPdf([page], method, { user: "", owner: "town clerk" });
    expect(tablesOf(await readBytes(open)).map(rowsOf)).toEqual([rows]);
  });
});
