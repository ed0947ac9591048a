package io.xeropulse.authz.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyPropertiesTest {

  static LongStream seeds() {
    long end = Boolean.getBoolean("xeropulse.proof") ? 5_000 : 200;
    System.out.println("PolicyPropertiesTest: seeds 0 to " + (end - 1));
    return LongStream.range(0, end);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldAnswerTheSameWhateverTheOrderOfRules(long seed) {
    Random random = new Random(seed);
    RandomPolicy policy = new RandomPolicy(random);
    Map<String, String> before = policy.answers();
    policy.shuffle(random);
    assertThat(policy.answers()).as("seed %d", seed).isEqualTo(before);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldLetADenyWinOverAnAllowAndTouchNothingElse(long seed) {
    Random random = new Random(seed);
    RandomPolicy policy = new RandomPolicy(random);
    int role = random.nextInt(policy.roles);
    int dashboard = random.nextInt(policy.dashboards);
    Map<String, String> expected = policy.answers();
    expected.put(RandomPolicy.question(role, dashboard), "deny FORBIDDEN");

    policy.rules.removeIf(rule -> names(rule.toString(), role, dashboard));
    policy
        .rule("allow", role, dashboard)
        .put("id", "widened")
        .put("scope", "everything")
        .withArray("dashboards")
        .add(RandomPolicy.SPARE);
    policy.rule("deny", role, dashboard).put("id", "forbidden");
    policy.shuffle(random);

    assertThat(policy.answers()).as("seed %d", seed).isEqualTo(expected);
  }

  private static boolean names(String rule, int role, int dashboard) {
    return rule.contains("\"role-" + role + "\"")
        && rule.contains("\"dashboard-" + dashboard + "\"");
  }
}
