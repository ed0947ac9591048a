package io.xeropulse.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.access.SchemaName;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that goes away while it migrates is away; nobody is told to look at rights. */
class MigrationOutageTest {
  private static final boolean PROOF = Boolean.getBoolean("xeropulse.proof");

  /** The schema comes first, then Flyway's history, then the tables of the migrations. */
  static Stream<Arguments> places() {
    int tables = PROOF ? 60 : 12;
    return Stream.concat(
        Stream.of(arguments("CREATE SCHEMA", 1)),
        IntStream.rangeClosed(1, tables)
            .filter(number -> PROOF || number == 1 || number == tables)
            .mapToObj(number -> arguments("CREATE TABLE", number)));
  }

  @ParameterizedTest(name = "killed at {0} number {1}")
  @MethodSource("places")
  void shouldSayThatTheServerWentAwayAndMigrateOnceItIsBack(String command, int number) {
    DataSource database = PostgresServer.newDatabase();
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle
                    .createScript(
                        """
                        create schema faults;
                        create sequence faults.commands;
                        create function faults.die() returns event_trigger language plpgsql as $$
                        begin
                          if nextval('faults.commands') = %d then
                            perform pg_terminate_backend(pg_backend_pid());
                          end if;
                        end $$;
                        create event trigger dies on ddl_command_start when tag in ('%s')
                          execute function faults.die();
                        """
                            .formatted(number, command))
                    .execute());
    SchemaMigration migration = new SchemaMigration(database, SchemaName.DEFAULT, 0);

    assertThatThrownBy(migration::migrate)
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("xeropulse")
        .hasMessageNotContaining("CREATEROLE");

    if (PROOF && number % 20 == 1) {
      assertThat(migration.migrate()).isPositive();
      migration.validate();
    }
  }
}
