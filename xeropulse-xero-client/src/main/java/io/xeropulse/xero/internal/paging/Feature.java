package io.xeropulse.xero.internal.paging;

import io.xeropulse.xero.http.ApiRequest;

/** What a list can do, and the parameter that asks for it. */
public enum Feature {
  /** Takes {@code If-Modified-Since}, which is a header. */
  SINCE("", ""),
  /** Can be asked for the records of given identifiers. */
  IDS("", ""),
  /** Comes in pages of up to 1,000. */
  PAGES("pageSize", Integer.toString(Crawl.PAGE_SIZE)),
  /** Comes in pages of 100, whatever is asked. */
  SMALL_PAGES("", ""),
  /** Is served well in the order of changes. */
  ORDER("order", "UpdatedDateUTC ASC"),
  /** Is served well by ranges of {@code Date}, also above the high-volume threshold. */
  DATES("", ""),
  /** Leaves archived records out unless asked. */
  ARCHIVED("includeArchived", "true"),
  /** Leaves deleted records out unless asked. */
  DELETED("includeDeleted", "true"),
  /** Rounds unit amounts to two decimals unless asked. */
  DECIMALS("unitdp", "4");

  private final String parameter;
  private final String value;

  Feature(String parameter, String value) {
    this.parameter = parameter;
    this.value = value;
  }

  void ask(ApiRequest.Builder request) {
    if (!parameter.isEmpty()) {
      request.query(parameter, value);
    }
  }
}
