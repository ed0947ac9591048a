package io.xeropulse.sandbox;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The sandbox as JUnit runs it; apart, so that the program needs no JUnit. */
final class JUnitSandbox extends Sandbox implements BeforeAllCallback, AfterAllCallback {

  private JUnitSandbox(Builder settings) {
    super(settings);
  }

  static Sandbox of(Builder settings) {
    return new JUnitSandbox(settings);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    open();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }
}
