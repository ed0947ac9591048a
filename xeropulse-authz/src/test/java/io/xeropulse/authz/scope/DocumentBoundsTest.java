package io.xeropulse.authz.scope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.embed.DashboardManifest;
import io.xeropulse.authz.embed.InvalidManifestException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are cut off, blank or enormous are refused, and work grows with their length. */
class DocumentBoundsTest {
  private static final LivePolicy LIVE = new LivePolicy(PolicyEngine.of(policyInForce()));

  private static Policy policyInForce() {
    return PolicyPreset.PURPOSE.policy();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t ", "null", "[]", "{}", "{} {}", "\"\"", "\uFEFF"})
  void shouldRefuseADocumentThatSaysNothingAndKeepTheOldPolicy(String json) {
    PolicyEngine before = LIVE.get();
    assertThatThrownBy(() -> LIVE.replace(PolicyEngine.of(Policy.parse(json))))
        .isInstanceOf(InvalidPolicyException.class);
    assertThat(LIVE.get()).isSameAs(before);
    assertThatThrownBy(() -> DashboardManifest.parse(json))
        .isInstanceOf(InvalidManifestException.class);
  }

  @Test
  void shouldRefuseAPolicyWithoutRolesOrWithoutAnythingToDecide() {
    String empty = "{'version':'v','roles':[],'dashboards':[],'permissions':[],'rules':[]}";
    assertThatThrownBy(() -> Policy.parse(empty.replace('\'', '"')))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("/roles: a policy needs a role")
        .hasMessageContaining("/: a policy needs a dashboard or a permission");
  }

  @Test
  void shouldRefuseEveryDocumentThatIsCutOff() throws IOException {
    String policy = shipped(Policy.class).strip();
    String manifest = shipped(DashboardManifest.class).strip();
    Policy.parse(policy);
    DashboardManifest.parse(manifest);
    for (int end = 0; end < policy.length(); end += 7) {
      String cut = policy.substring(0, end);
      assertThatThrownBy(() -> Policy.parse(cut)).isInstanceOf(InvalidPolicyException.class);
    }
    for (int end = 0; end < manifest.length(); end += 7) {
      String cut = manifest.substring(0, end);
      assertThatThrownBy(() -> DashboardManifest.parse(cut))
          .isInstanceOf(InvalidManifestException.class);
    }
  }

  @Test
  void shouldRefuseRepeatedNamesWhereverTheyStand() {
    assertThatThrownBy(() -> Policy.parse("{'a':{'b':1,'b':2}}".replace('\'', '"')))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("Duplicate field 'b'");
    assertThatThrownBy(() -> DashboardManifest.parse("{'x':1,'x':1}".replace('\'', '"')))
        .isInstanceOf(InvalidManifestException.class)
        .hasMessageContaining("Duplicate field 'x'");
  }

  @Test
  void shouldRefuseWhatIsTooLongTooDeepOrTooMuch() {
    assertRefused(" ".repeat((4 << 20) + 1), "more than 4194304 characters");
    assertRefused("[".repeat(17) + "]".repeat(17), "nesting depth");
    assertRefused(
        policy(list(5_001, i -> "r" + i), list(1, i -> "d"), ""), "/roles: more than 5000");
    String roles = list(500, i -> "r" + i);
    String dashboards = list(500, i -> "d" + i);
    String rule =
        "{'id':'k','effect':'deny','why':'w','roles':[%s],'dashboards':[%s]}"
            .formatted(roles, dashboards);
    assertRefused(policy(roles, dashboards, rule), "/rules: more than 200000 pairs");
    String locked =
        IntStream.range(0, 201)
            .mapToObj(i -> "'p" + i + "':'team'")
            .collect(Collectors.joining(","));
    assertThatThrownBy(
            () ->
                DashboardManifest.parse(
                    ("{'dashboards':[{'locked':{" + locked + "}}]}").replace('\'', '"')))
        .hasMessageContaining("/dashboards/0/locked: more than 200 entries");
  }

  /** Four times the rules take sixteen times the work where the work is quadratic. */
  @Test
  void shouldWorkNoHarderForARuleAmongMany() {
    String small = rules(1_000);
    String large = rules(4_000);
    assertThat(large.length()).isLessThan(5 * small.length());
    assertThat(work(large)).isLessThan(9 * work(small));
  }

  /** The least processor time of several runs of this thread, in nanoseconds. */
  private static long work(String json) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      long before = threads.getCurrentThreadCpuTime();
      PolicyEngine.of(Policy.parse(json));
      least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
    }
    return least;
  }

  /** As many rules as dashboards, all for one role. */
  private static String rules(int count) {
    String rules =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    ("{'id':'k%d','effect':'allow','scope':'everything','roles':['a'],"
                            + "'dashboards':['d%d'],'why':'w'}")
                        .formatted(i, i))
            .collect(Collectors.joining(","));
    return policy("'a'", list(count, i -> "d" + i), rules).replace('\'', '"');
  }

  private static void assertRefused(String json, String problem) {
    assertThatThrownBy(() -> Policy.parse(json.replace('\'', '"')))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining(problem);
  }

  private static String policy(String roles, String dashboards, String rules) {
    return "{'version':'v','roles':[%s],'dashboards':[%s],'permissions':[],'rules':[%s]}"
        .formatted(roles, dashboards, rules);
  }

  private static String list(int count, IntFunction<String> name) {
    return IntStream.range(0, count)
        .mapToObj(i -> "'" + name.apply(i) + "'")
        .collect(Collectors.joining(","));
  }

  private static String shipped(Class<?> beside) throws IOException {
    try (InputStream in = beside.getResourceAsStream("practice.json")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
