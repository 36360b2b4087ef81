/** Queries of REFERENCE.md: a test runs each. */
export const sqlExamples: readonly { readonly title: string; readonly query: string }[] = [
  {
    title: "Targets beside actuals, and whether they were met",
    query:
      "SELECT council, year, title, target_raw, actual_raw, distance, polarity, met FROM v_target_actual WHERE distance IS NOT NULL AND met <> '' ORDER BY council, year, title LIMIT 50",
  },
  {
    title: "The latest figure of each council for some indicators",
    query:
      "SELECT council, indicator, period, value, unit, qualifier, doc, page, id FROM v_latest WHERE indicator IN ('NI60', 'NI61', 'NI62', 'NI63') ORDER BY indicator, council",
  },
  {
    title: "Each year beside the one before",
    query:
      "SELECT council, indicator, measure, year_before, value_before, year, value, change, trend, id FROM v_year_on_year ORDER BY indicator, council, measure, year LIMIT 50",
  },
  {
    title: "Commitments reported red",
    query:
      "SELECT council, doc, objective_ref, text, due, status, id FROM v_milestone WHERE status = 'red' LIMIT 50",
  },
  {
    title: "How many commitments have which status",
    query:
      "SELECT doc, kind, status, milestones, with_due, past_due FROM v_milestone_status WHERE status <> '' ORDER BY doc, kind, status LIMIT 100",
  },
  {
    title: "Budget lines with their share and their variance worked out",
    query:
      "SELECT doc, line, annual_budget, budget_to_date, actual_to_date, variance, variance_worked_out, share_percent FROM v_budget_line WHERE annual_budget IS NOT NULL LIMIT 50",
  },
  {
    title: "Which reports there are, and which are missing",
    query:
      "SELECT council, year, sum(reports) AS reports, group_concat(CASE WHEN reports > 0 THEN doc_type END, ', ') AS kinds FROM v_coverage GROUP BY council, year ORDER BY council, year LIMIT 200",
  },
  {
    title: "Where a figure is printed",
    query:
      "SELECT kind, id, doc, page, source_table, source_row, source_column, raw, cell_text FROM v_provenance LIMIT 20",
  },
];
