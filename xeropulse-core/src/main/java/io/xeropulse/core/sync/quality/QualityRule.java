package io.xeropulse.core.sync.quality;

import io.xeropulse.core.model.Fact;
import java.util.Optional;

/** A rule that a fact must keep to be loaded. Implementations are stateless and thread-safe. */
@FunctionalInterface
public interface QualityRule {

  /**
   * Checks a fact.
   *
   * @param fact the fact
   * @param references what is known of the facts that it may refer to
   * @return the violation, or empty if the rule holds or does not apply
   */
  Optional<Violation> check(Fact fact, References references);
}
