package io.xeropulse.xpm.csv;

/** The column sets of the exports, as {@link PracticeExports} documents them. Stateless. */
final class ExportColumns {
  static final CsvColumns STAFF =
      CsvColumns.among().optional("staff_uuid", "uuid").required("name", "staff", "staff_name");

  static final CsvColumns TASKS =
      CsvColumns.among().optional("task_uuid", "uuid").required("name", "task", "task_name");

  static final CsvColumns JOBS =
      CsvColumns.among()
          .required("job_no", "job_number", "job_id", "id")
          .required("name", "job_name", "job")
          .required("state", "status", "job_state")
          .optional("client", "client_name")
          .optional("category", "type", "job_category");

  static final CsvColumns TIME =
      CsvColumns.among()
          .required("job_no", "job_number", "job_id")
          .required("date")
          .optional("hours", "time", "duration")
          .optional("staff", "staff_name")
          .optional("task", "task_name")
          .optional("time_uuid", "uuid");

  static final CsvColumns COSTS =
      CsvColumns.among()
          .required("job_no", "job_number", "job_id")
          .required("date")
          .required("description")
          .required("quantity")
          .required("unit_price")
          .optional("cost_uuid", "uuid");

  static final CsvColumns INVOICES =
      CsvColumns.among()
          .required("invoice_no", "invoice_number")
          .required("date", "invoice_date")
          .required("status")
          .required("amount")
          .optional("job_no", "job_number", "job_id")
          .optional("line", "description")
          .optional("invoice_uuid", "uuid");

  private ExportColumns() {}
}
