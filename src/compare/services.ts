import type { ReportRecords } from "./report.ts";

/** Reports by the service they are of, each in the order given: what follows what can only be told within one. */
export function byService(
  reports: readonly ReportRecords[],
): readonly (readonly ReportRecords[])[] {
  const services = new Map<string, ReportRecords[]>();
  for (const records of reports) {
    const { directorate, service } = records.report.facts;
    const key = (service || directorate).toLowerCase();
    const list = services.get(key);
    if (list) list.push(records);
    else services.set(key, [records]);
  }
  return [...services.values()];
}
