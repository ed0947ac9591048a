package io.xeropulse.authz.embed;

import static io.xeropulse.authz.Practice.HOME;
import static io.xeropulse.authz.Practice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.Transactions;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every table of dashboards must do. */
public abstract class DashboardTableContract {
  private static final Instant NOON = Instant.parse("2025-06-30T12:00:00.123456Z");
  private static final DashboardConfig DEBTORS =
      new DashboardConfig(
          new DashboardId("dashboard-7"),
          "Debtors",
          7,
          "Who owes „what“",
          60,
          List.of("invoices", "contacts"),
          Set.of(new Role("staff"), new Role("manager")));
  private static final DashboardConfig INCOME =
      new DashboardConfig(
          new DashboardId("dashboard-1"), "Income", 1, "", 120, List.of(), Set.of());

  /** An empty store; the same one at every call. */
  protected abstract Transactions<? extends EmbedTransaction> store();

  @Test
  void shouldReadBackWhatAnOrganizationSaidAndNothingOfAnother() {
    replace(HOME, DEBTORS, INCOME);
    assertThat(configs(HOME)).containsExactly(INCOME, DEBTORS);
    assertThat(configs(OTHER)).isEmpty();
  }

  @Test
  void shouldReplaceAllThatWasSaidBefore() {
    replace(HOME, DEBTORS, INCOME);
    replace(OTHER, DEBTORS);
    replace(HOME, INCOME);
    assertThat(configs(HOME)).containsExactly(INCOME);
    replace(HOME);
    assertThat(configs(HOME)).isEmpty();
    assertThat(configs(OTHER)).containsExactly(DEBTORS);
  }

  @Test
  void shouldTellWhoOpenedWhatNewestFirstAndOfNobodyElse() {
    DashboardOpening first = open(HOME, "ava", NOON);
    DashboardOpening second = open(HOME, "ben", NOON.plusSeconds(1));
    open(OTHER, "cleo", NOON);
    assertThat(openings(HOME, NOON.plusSeconds(9), 10)).containsExactly(second, first);
    assertThat(openings(HOME, NOON.plusSeconds(9), 1)).containsExactly(second);
    assertThat(openings(HOME, NOON.plusSeconds(1), 10)).containsExactly(first);
  }

  @Test
  void shouldKeepEveryOpeningThoughOneIsLikeAnother() {
    open(HOME, "ava", NOON);
    open(HOME, "ava", NOON);
    assertThat(openings(HOME, NOON.plusSeconds(1), 10)).hasSize(2);
  }

  @Test
  void shouldForgetWhatATransactionDidThatFailed() {
    replace(HOME, INCOME);
    assertThatThrownBy(
            () ->
                store()
                    .run(
                        tables -> {
                          tables.dashboards().replace(HOME, List.of(DEBTORS));
                          tables.dashboards().opened(opening(HOME, "ava", NOON));
                          throw new IllegalStateException("a fault");
                        }))
        .hasMessage("a fault");
    assertThat(configs(HOME)).containsExactly(INCOME);
    assertThat(openings(HOME, NOON.plusSeconds(1), 10)).isEmpty();
  }

  private void replace(OrganizationId organization, DashboardConfig... configs) {
    store()
        .run(
            tables -> {
              tables.dashboards().replace(organization, List.of(configs));
              return organization;
            });
  }

  private List<DashboardConfig> configs(OrganizationId organization) {
    return store().run(tables -> tables.dashboards().configs(organization));
  }

  private DashboardOpening open(OrganizationId organization, String user, Instant at) {
    DashboardOpening opening = opening(organization, user, at);
    return store()
        .run(
            tables -> {
              tables.dashboards().opened(opening);
              return opening;
            });
  }

  private static DashboardOpening opening(OrganizationId organization, String user, Instant at) {
    return new DashboardOpening(organization, new UserId(user), new DashboardId("dashboard-7"), at);
  }

  private List<DashboardOpening> openings(OrganizationId organization, Instant before, int limit) {
    return store().run(tables -> tables.dashboards().openings(organization, before, limit));
  }
}
