package io.xeropulse.warehouse.authz;

import static io.xeropulse.authz.Practice.HOME;
import static io.xeropulse.authz.Practice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.Practice;
import io.xeropulse.authz.apikey.IssuedApiKey;
import io.xeropulse.authz.audit.AuditEntry;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.audit.AuditVerifier;
import io.xeropulse.authz.scope.Permission;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.session.SessionTokens;
import io.xeropulse.authz.user.Actor;
import io.xeropulse.authz.user.EmailAddress;
import io.xeropulse.authz.user.Mail;
import io.xeropulse.authz.user.NewUser;
import io.xeropulse.authz.vault.SealedValue;
import io.xeropulse.authz.vault.SecretPlace;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.Warehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each role of the database can see and do of people, whatever a program forgets. */
class AccessRowSecurityTest {
  private static AccessPool pool;
  private static Practice practice;
  private static final List<String> secrets = new ArrayList<>(List.of(Practice.PASSWORD));

  @BeforeAll
  static void twoOrganizations() {
    pool = AccessPool.open();
    Warehouse warehouse = Warehouse.create(pool.dataSource());
    practice = new Practice(warehouse.accessStore());
    Map<OrganizationId, UserId> admins = new HashMap<>();
    for (OrganizationId organization : List.of(HOME, OTHER)) {
      Actor admin = practice.found(organization, "admin@" + organization + ".example.com");
      admins.put(organization, admin.user());
      SessionTokens tokens = practice.enter("admin@" + organization + ".example.com").tokens();
      IssuedApiKey key =
          practice.keys.create(
              admin, "nightly", Set.of(Permission.READ_REPORTS), Duration.ofDays(1));
      secrets.addAll(
          List.of(
              tokens.access(), tokens.refresh(), key.text().substring(key.text().length() - 43)));
      warehouse
          .secrets()
          .put(new SealedValue(new SecretPlace(organization, "t", "c", "r"), new byte[] {1}));
    }
    for (OrganizationId organization : List.of(HOME, OTHER)) {
      Actor admin = new Actor(admins.get(organization), organization, Practice.ORIGIN);
      EmailAddress ava = EmailAddress.of("ava@" + organization + ".example.com");
      practice.users.create(admin, NewUser.of(ava, new Role("staff")));
    }
    warehouse.loginFailures(10).add("a", practice.clock.instant(), Duration.ofHours(1));
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xeropulse_loader", "xeropulse_reader", "xeropulse_scoped_reader"})
  void shouldShowNothingOfPeopleToTheRolesThatLoadAndRead(String role) {
    for (String table : AccessPool.TABLES) {
      assertThatThrownBy(() -> as(role, handle -> {}, table))
          .as(table)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void shouldShowNoRowToWhoNamesNothing() {
    for (String table : AccessPool.TABLES) {
      assertThat(pool.rows(table)).as(table).isPositive();
      int seen = as("xeropulse_access", handle -> {}, table);
      // Counters of failed logins are nobody's in particular.
      assertThat(seen).as(table).isEqualTo(table.equals("login_failure") ? 1 : 0);
    }
  }

  @Test
  void shouldShowOnlyTheOrganizationThatIsNamed() {
    for (OrganizationId organization : List.of(HOME, OTHER)) {
      for (String table :
          List.of(
              "user_membership",
              "user_invitation",
              "user_outbox",
              "user_session",
              "api_key",
              "sealed_secret",
              "audit_entry")) {
        int seen =
            as("xeropulse_access", handle -> new Named(handle).organization(organization), table);
        assertThat(seen).as(table).isPositive().isLessThan((int) pool.rows(table));
      }
      assertThat(
              as(
                  "xeropulse_access",
                  handle -> new Named(handle).organization(organization),
                  "user_account"))
          .as("accounts belong to people")
          .isZero();
    }
  }

  @Test
  void shouldRefuseToWriteAnotherOrganizationsRow() {
    assertThatThrownBy(
            () ->
                pool.owner()
                    .useTransaction(
                        handle -> {
                          handle.execute("set local role xeropulse_access");
                          new Named(handle).organization(HOME);
                          handle.execute(
                              "insert into xeropulse.sealed_secret values (?, 't', 'c', 'x', '')",
                              OTHER.value());
                        }))
        .hasMessageContaining("row-level security");
  }

  @Test
  void shouldOwnNothingAndBypassNothing() {
    long offenders =
        pool.owner()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select count(*) from pg_roles r
                            where r.rolname = 'xeropulse_access'
                              and (r.rolsuper or r.rolbypassrls or r.rolcanlogin
                                or exists (select from pg_class c where c.relowner = r.oid))
                            """)
                        .mapTo(Long.class)
                        .one());
    assertThat(offenders).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update xeropulse.audit_entry set actor = 'nobody'",
        "delete from xeropulse.audit_entry",
        "truncate xeropulse.audit_entry"
      })
  void shouldNeverChangeAnAuditEntryWhoeverAsks(String change) {
    assertThatThrownBy(() -> pool.owner().useHandle(handle -> handle.execute(change)))
        .as("the owner")
        .hasMessageContaining("audit entries are never changed or removed");
    assertThatThrownBy(
            () ->
                pool.owner()
                    .useTransaction(
                        handle -> {
                          handle.execute("set local role xeropulse_access");
                          handle.execute(change);
                        }))
        .hasMessageContaining("permission denied");
  }

  @Test
  void shouldNameTheEntryThatWasForgedInTheDatabase() {
    pool.owner()
        .useTransaction(
            handle -> {
              handle.execute("set local session_replication_role = replica");
              handle.execute(
                  "update xeropulse.audit_entry set actor = 'user:somebody-else'"
                      + " where organization_id = ? and sequence = 2",
                  OTHER.value());
            });
    List<AuditEntry> entries = practice.store.run(tables -> AuditLog.read(tables, OTHER, 0, 1_000));
    AuditVerifier.Verdict verdict =
        new AuditVerifier(Practice.AUDIT_KEYS).verify(entries.iterator(), Optional.empty());
    assertThat(verdict.whole()).isFalse();
    assertThat(verdict.brokenAt()).contains(2L);
    assertThat(practice.log(HOME)).as("the other chain is whole").isNotEmpty();
  }

  @Test
  void shouldStoreNoSecretInClear() {
    String everything =
        String.join(
            "\n",
            AccessPool.TABLES.stream()
                .flatMap(
                    table ->
                        pool
                            .owner()
                            .withHandle(
                                handle ->
                                    handle
                                        .createQuery(
                                            "select t::text from xeropulse." + table + " t")
                                        .mapTo(String.class)
                                        .list())
                            .stream())
                .toList());
    assertThat(everything).contains("$argon2id$");
    for (Mail mail : practice.mails) {
      Map<String, String> variables = new HashMap<>(mail.variables());
      variables.keySet().removeAll(Set.of("email", "invited_by")); // all else is a secret
      secrets.addAll(variables.values());
    }
    assertThat(secrets).hasSizeGreaterThan(8);
    assertThat(secrets).noneMatch(everything::contains);
  }

  @Test
  void shouldIndexEveryForeignKey() {
    List<String> unindexed =
        pool.owner()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select c.conrelid::regclass || ' ' || c.conname from pg_constraint c
                            where c.contype = 'f' and c.connamespace = 'xeropulse'::regnamespace
                              and not exists (
                                select from pg_index i
                                where i.indrelid = c.conrelid and i.indpred is null
                                  and (i.indkey::int2[])[0 : cardinality(c.conkey) - 1] @> c.conkey)
                            """)
                        .mapTo(String.class)
                        .list());
    assertThat(unindexed).isEmpty();
  }

  private interface Naming {
    void name(Handle handle);
  }

  private static int as(String role, Naming naming, String table) {
    return pool.owner()
        .inTransaction(
            handle -> {
              handle.execute("set local role " + role);
              naming.name(handle);
              return handle
                  .createQuery("select count(*) from xeropulse." + table)
                  .mapTo(Integer.class)
                  .one();
            });
  }
}
