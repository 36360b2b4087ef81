import { expect, it } from "vitest";
import { kindOf } from "../../../src/interpret/report/kind.ts";

it.each([
  ["Quarterly Performance Report – Q3", "", "quarterly-monitoring"],
  ["Performance and Budget Monitoring Report: Quarter 2", "", "quarterly-monitoring"],
  ["Corporate Performance Monitor", "", "quarterly-monitoring"],
  ["Third Quarter Monitoring", "2008/09", "quarterly-monitoring"],
  ["Half-year review 2009/10", "", "quarterly-monitoring"],
  ["Service Plan Monitoring Report", "", "quarterly-monitoring"],
  ["Progress against the Best Value Performance Plan, Quarter 2", "", "quarterly-monitoring"],
  ["Performance Update", "April to June 2009", "quarterly-monitoring"],
  ["Corporate Scorecard, Q1 2009/10", "", "quarterly-monitoring"],
  ["Directorate Performance Overview Report", "Quarter 1", "performance-overview"],
  ["Best Value Performance Plan", "2006/07", "performance-plan"],
  ["Annual Performance Plan 2008/09", "", "performance-plan"],
  ["BVPP 2005/06", "", "performance-plan"],
  ["Service Plan 2009-12", "", "service-plan"],
  ["Housing Services Business Plan", "", "service-plan"],
  ["Directorate Business Plan", "", "service-plan"],
  ["Service Delivery Plan", "", "service-plan"],
  ["DEPARTMENTAL SERVICE PLAN", "", "service-plan"],
  ["Outturn report 2007/08", "", "other"],
  ["Year End Performance", "2008/09", "other"],
  ["Corporate Budget Monitoring 2011/12", "", "other"],
])("%s over “%s” is a %s", (title, near, type) => {
  expect(kindOf(title, near)?.type).toBe(type);
});
