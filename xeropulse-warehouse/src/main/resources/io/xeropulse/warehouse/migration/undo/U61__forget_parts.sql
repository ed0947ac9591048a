drop function ${schema}.forget_financial_line, ${schema}.forget_financial_allocation,
  ${schema}.forget_job_assignment, ${schema}.forget_job_invoice_line, ${schema}.forget_tracking_option,
  ${schema}.forget_budget_tracking, ${schema}.forget_budget_line;
