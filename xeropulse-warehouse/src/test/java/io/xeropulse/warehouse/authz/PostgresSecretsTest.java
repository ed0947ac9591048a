package io.xeropulse.warehouse.authz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.vault.ConfiguredVaultKeys;
import io.xeropulse.authz.vault.SealedValue;
import io.xeropulse.authz.vault.SealedValues;
import io.xeropulse.authz.vault.SealedValuesContract;
import io.xeropulse.authz.vault.SecretPlace;
import io.xeropulse.authz.vault.Vault;
import io.xeropulse.authz.vault.VaultException;
import io.xeropulse.authz.vault.VaultKey;
import io.xeropulse.authz.vault.VaultRotation;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresSecretsTest extends SealedValuesContract {
  private static final DataSource dataSource = PostgresServer.pooled(PostgresServer.newWarehouse());
  private static final OrganizationId OTHER =
      OrganizationId.of("22222222-2222-2222-2222-222222222222");

  private final PostgresSecrets secrets = Warehouse.create(dataSource).secrets();

  @BeforeEach
  void empty() {
    Jdbi.create(dataSource).useHandle(handle -> handle.execute("truncate xeropulse.sealed_secret"));
  }

  @Override
  protected SealedValues store() {
    return secrets;
  }

  @Override
  protected void put(SealedValue value) {
    secrets.put(value);
  }

  @Test
  void shouldFindReplaceAndRemoveWhatWasSealed() {
    SecretPlace place = place("a");
    secrets.put(new SealedValue(place, new byte[] {1}));
    secrets.put(new SealedValue(place, new byte[] {2}));
    assertThat(secrets.find(place)).contains(new byte[] {2});
    assertThat(secrets.find(elsewhere("a"))).isEmpty();
    secrets.remove(place);
    assertThat(secrets.find(place)).isEmpty();
  }

  @Test
  void shouldSealEveryOrganizationsSecretsAgainWhenTheKeyChanges() {
    Vault old = vault("2025");
    for (int i = 0; i < 120; i++) {
      for (SecretPlace place : List.of(place("row " + i), elsewhere("row " + i))) {
        secrets.put(new SealedValue(place, old.seal(place, ("secret " + i).getBytes(UTF_8))));
      }
    }
    Vault both = vault("2025", "2026");
    assertThat(new VaultRotation(both).run(secrets))
        .isEqualTo(new VaultRotation.Result(240, 0, 0, 0));
    assertThat(new VaultRotation(both).run(secrets).complete()).isTrue();
    byte[] sealed = secrets.find(elsewhere("row 7")).orElseThrow();
    assertThat(vault("2026").open(elsewhere("row 7"), sealed))
        .isEqualTo("secret 7".getBytes(UTF_8));
    assertThatThrownBy(() -> vault("2026").open(place("row 7"), sealed))
        .as("rows cannot be swapped")
        .isInstanceOf(VaultException.class);
  }

  private SecretPlace elsewhere(String row) {
    return new SecretPlace(OTHER, "grants", "refresh_token", row);
  }

  private static Vault vault(String... keys) {
    return new Vault(
        ConfiguredVaultKeys.of(
            Stream.of(keys).map(id -> VaultKey.of(id, id.repeat(8).getBytes(UTF_8))).toList()),
        new SecureRandom());
  }
}
