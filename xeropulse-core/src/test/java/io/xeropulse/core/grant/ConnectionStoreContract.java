package io.xeropulse.core.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.grant.TenantConnection.State;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of connections must do. */
public abstract class ConnectionStoreContract {
  private static final Instant NOON = Instant.parse("2025-06-30T12:00:00.123456Z");

  private final OrganizationId home = new OrganizationId(UUID.randomUUID());
  private final OrganizationId other = new OrganizationId(UUID.randomUUID());
  private final GrantId grant = GrantId.random();
  private final GrantId second = GrantId.random();

  protected abstract ConnectionStore store();

  @Test
  void shouldReadBackWhatWasFoundAndNothingOfAnother() {
    TenantConnection books = connection("b", grant, "Books", NOON);
    TenantConnection jobs =
        new TenantConnection(
            "a", grant, "t-a", "PRACTICEMANAGER", "", null, null, null, State.CONNECTED, NOON);
    store().found(home, grant, List.of(books, jobs));
    assertThat(store().of(home)).containsExactly(jobs, books);
    assertThat(store().of(other)).isEmpty();
  }

  @Test
  void shouldTellAsGoneWhatTheGrantDoesNotReachAnyMore() {
    TenantConnection books = connection("b", grant, "Books", NOON);
    TenantConnection jobs = connection("j", grant, "Jobs", NOON);
    TenantConnection elsewhere = connection("z", second, "Elsewhere", NOON);
    store().found(home, grant, List.of(books, jobs));
    store().found(home, second, List.of(elsewhere));
    store().found(other, grant, List.of(jobs));

    TenantConnection renamed = connection("b", grant, "Books & Co", NOON.plusSeconds(60));
    store().found(home, grant, List.of(renamed));

    assertThat(store().of(home)).containsExactly(renamed, jobs.gone(), elsewhere);
    assertThat(store().of(other)).containsExactly(jobs);
  }

  @Test
  void shouldTakeBackAConnectionThatIsThereAgain() {
    TenantConnection books = connection("b", grant, "Books", NOON);
    store().found(home, grant, List.of(books));
    store().found(home, grant, List.of());
    assertThat(store().of(home)).containsExactly(books.gone());
    TenantConnection again = connection("b", second, "Books", NOON.plusSeconds(1));
    store().found(home, second, List.of(again));
    assertThat(store().of(home)).containsExactly(again);
  }

  @Test
  void shouldTellWhoIsConnectedToATenantNow() {
    OrganizationId third = new OrganizationId(UUID.randomUUID());
    TenantConnection books = connection("shared-" + third, grant, "Books", NOON);
    String tenant = books.tenantId();
    assertThat(store().connectedTo(tenant)).isEmpty();
    store().found(third, grant, List.of(books));
    assertThat(store().connectedTo(tenant)).containsExactly(third);
    store().found(other, second, List.of(connection("shared-" + third, second, "Same", NOON)));
    assertThat(store().connectedTo(tenant)).containsExactlyInAnyOrder(third, other);
    assertThat(store().connected()).contains(third, other);
    store().found(third, grant, List.of());
    assertThat(store().connectedTo(tenant)).containsExactly(other);
    store().found(other, second, List.of());
    assertThat(store().connectedTo(tenant)).isEmpty();
    assertThat(store().connected()).doesNotContain(third);
  }

  private static TenantConnection connection(String id, GrantId grant, String name, Instant seen) {
    return new TenantConnection(
        id,
        grant,
        "t-" + id,
        "ORGANISATION",
        name,
        "event",
        Instant.parse("2024-01-01T00:00:00Z"),
        Instant.parse("2025-01-01T00:00:00.123456Z"),
        State.CONNECTED,
        seen);
  }
}
