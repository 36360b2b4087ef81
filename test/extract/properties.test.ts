import { expect, it } from "vitest";
import { propertiesOf } from "../../src/extract/properties.ts";
import { fixture, readBytes, readText } from "./word/read.ts";

it("keeps what is text and not empty", () => {
  expect(propertiesOf({ title: " Service\n Plan ", author: "", company: 7 })).toEqual({
    properties: { title: "Service Plan" },
  });
  expect(propertiesOf({ title: "x".repeat(400) })).toEqual({});
});

it("reads a Word package's title and author", async () => {
  const { value } = await readBytes(fixture("archive/halton-bsc-qmr-2008-09-q4.docx"));
  expect(value.properties).toEqual({
    title: "Quarterly Monitoring Report – Business Support & Commissioning",
    author: "Halton Borough Council",
  });
});

it("reads a web page's title and a PDF's dictionary", async () => {
  const page = await readText("<html><title>Plan 2008</title><body><p>Text</p></body></html>");
  expect(page.value.properties).toEqual({ title: "Plan 2008" });
  const pdf = await readBytes(fixture("archive/wigan-cyps-performance-plan-2009-12.pdf"));
  expect(pdf.value.properties).toEqual({
    title: "Children and Young People's Services Performance Plan 2009-12",
    author: "Wigan Council",
  });
});
