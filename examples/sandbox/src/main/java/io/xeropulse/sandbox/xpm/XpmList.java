package io.xeropulse.sandbox.xpm;

/** Practice Manager's lists: the fixture's name, the element around them, and of each record. */
public enum XpmList {
  JOBS("job-list", "Jobs", "Job", "StartDate"),
  TIMES("time-list", "Times", "Time", "Date"),
  STAFF("staff-list", "StaffList", "Staff", ""),
  TASKS("task-list", "TaskList", "Task", ""),
  CLIENTS("client-list", "Clients", "Client", ""),
  CONTACTS("contact-list", "Contacts", "Contact", ""),
  CATEGORIES("category-list", "Categories", "Category", ""),
  INVOICES("invoice-list", "Invoices", "Invoice", "Date"),
  GROUPS("clientgroup-list", "Groups", "Group", ""),
  JOB_STATES("jobstate-list", "JobStates", "JobState", ""),
  PRICES("cost-list", "Costs", "Cost", ""),
  QUOTES("quote-list", "Quotes", "Quote", "Date"),
  CUSTOM_FIELDS("customfield-definition", "CustomFieldDefinitions", "CustomFieldDefinition", ""),
  TEMPLATES("template-list", "Templates", "Template", "");

  private final String fixture;
  private final String wrapper;
  private final String item;
  private final String dateField;

  XpmList(String fixture, String wrapper, String item, String dateField) {
    this.fixture = fixture;
    this.wrapper = wrapper;
    this.item = item;
    this.dateField = dateField;
  }

  /**
   * Names the fixture file.
   *
   * @return its name without {@code .xml}
   */
  public String fixture() {
    return fixture;
  }

  /**
   * Names the element around the records.
   *
   * @return such as {@code StaffList}
   */
  public String wrapper() {
    return wrapper;
  }

  /**
   * Names the element of one record.
   *
   * @return such as {@code Staff}
   */
  public String item() {
    return item;
  }

  String dateField() {
    return dateField;
  }
}
