package io.xeropulse.authz.scope;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy in force: replaced as a whole, so that a decision is made by the old or by the new
 * one, never by a mixture. Thread-safe.
 */
public final class LivePolicy implements Supplier<PolicyEngine> {
  private static final Logger log = LoggerFactory.getLogger(LivePolicy.class);

  private volatile PolicyEngine engine;

  /**
   * Starts with a policy.
   *
   * @param engine the engine in force until the first {@link #replace}
   */
  public LivePolicy(PolicyEngine engine) {
    this.engine = engine;
  }

  @Override
  public PolicyEngine get() {
    return engine;
  }

  /**
   * Puts another policy in force for every decision that starts from now on.
   *
   * @param next the engine
   */
  public void replace(PolicyEngine next) {
    String before = engine.policy().version();
    engine = next;
    log.info("policy={} replaces={}", next.policy().version(), before);
  }
}
