import { describe, expect, it } from "vitest";
import { applicationId, openStore, schemaVersion } from "../../src/store/open.ts";

describe("the schema, as SQLite itself sees it", async () => {
  const store = await openStore(":memory:", { create: true });
  const tables = store
    .prepare(
      "SELECT name, strict FROM pragma_table_list WHERE type IN ('table') AND schema = 'main' AND name NOT LIKE 'sqlite%'",
    )
    .all() as { name: string; strict: number }[];

  it("has only STRICT tables", () => {
    expect(tables.length).toBeGreaterThan(10);
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
  });

  it("has an index or key for every foreign key, of its target's type", () => {
    for (const { name } of tables) {
      const keys = store.pragma(`foreign_key_list(${name})`) as {
        id: number;
        table: string;
        from: string;
        to: string;
      }[];
      const columns = store.pragma(`table_info(${name})`) as { name: string; type: string }[];
      const indexes = store.pragma(`index_list(${name})`) as { name: string }[];
      const indexed = indexes.map((index) =>
        (store.pragma(`index_info(${index.name})`) as { name: string }[]).map((c) => c.name),
      );
      for (const id of new Set(keys.map((key) => key.id))) {
        const from = keys.filter((key) => key.id === id).map((key) => key.from);
        const covered = indexed.some((names) =>
          from.every((column) => names.slice(0, from.length).includes(column)),
        );
        expect([name, from, covered]).toEqual([name, from, true]);
      }
      for (const key of keys) {
        const target = store.pragma(`table_info(${key.table})`) as { name: string; type: string }[];
        const type = (list: { name: string; type: string }[], column: string) =>
          list.find((one) => one.name === column)?.type;
        expect(type(columns, key.from)).toBe(type(target, key.to));
      }
    }
  });

  it("carries our application id and its own version", () => {
    expect(store.pragma("application_id", { simple: true })).toBe(applicationId);
    expect(store.pragma("user_version", { simple: true })).toBe(schemaVersion);
  });

  it("describes every view and every column, in order, and nothing else", () => {
    const views = store
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")
      .pluck()
      .all() as string[];
    const described = store
      .prepare(`SELECT DISTINCT "view" FROM docs ORDER BY "view"`)
      .pluck()
      .all();
    expect(described).toEqual(views);
    for (const view of views) {
      const columns = (store.pragma(`table_info(${view})`) as { name: string }[]).map(
        (c) => c.name,
      );
      const docs = store
        .prepare(`SELECT position, "column" FROM docs WHERE "view" = ? ORDER BY position`)
        .raw()
        .all(view);
      expect([view, docs]).toEqual([view, [...["", ...columns].entries()]]);
    }
    expect(store.prepare("SELECT count(*) FROM docs WHERE description = ''").pluck().get()).toBe(0);
  });

  it("has the views' columns in the order that others rely on", () => {
    const promised = {
      v_report:
        "doc file sha256 bytes format status council directorate service doc_type title period_label period_start period_end financial_years pages tables problems",
      v_file: "file doc sha256 status",
      v_observation:
        "doc table row section ref codes title measure period raw value unit qualifier status direction responsible commentary council page indicator id source_table source_row source_column",
      v_milestone:
        "doc row kind objective_ref objective group text due plan_year status responsible commentary council page id source_table source_row source_column",
      v_budget:
        "doc row statement section line column measure period raw amount_gbp is_total council page id source_table source_row source_column",
      v_aside: "doc page table row column kind reason text council",
      v_problem: "doc severity code page table row message",
    };
    for (const [view, columns] of Object.entries(promised)) {
      const names = (store.pragma(`table_info(${view})`) as { name: string }[]).map((c) => c.name);
      expect(names.join(" ").startsWith(columns)).toBe(true);
    }
  });
});
