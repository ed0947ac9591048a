package org.slf4j;

import org.slf4j.helpers.BasicMDCAdapter;

/** Gives tests a diagnostic context that keeps what it is told, as slf4j-simple's does not. */
public final class KeptMdc {
  private KeptMdc() {}

  public static void install() {
    MDC.MDC_ADAPTER = new BasicMDCAdapter();
  }
}
