package io.xeropulse.sandbox;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The sandbox as JUnit runs it: from the outermost class or test that registers it to that one's
 * end. It is a class of its own so that the program needs no JUnit.
 */
final class JUnitSandbox extends Sandbox
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

  private int depth;

  private JUnitSandbox(Builder settings) {
    super(settings);
  }

  static Sandbox of(Builder settings) {
    return new JUnitSandbox(settings);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    enter();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    enter();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    leave();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    leave();
  }

  private synchronized void enter() {
    depth++;
    open();
  }

  private synchronized void leave() {
    depth--;
    if (depth == 0) {
      close();
    }
  }
}
