package io.xeropulse.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.warehouse.PostgresServer;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * Statistics expect no row of an organization that is new. An index that begins with the
 * organization then looks as good as the key, and each check of a foreign key reads all of the
 * organization's rows: a first load that takes seconds would take hours.
 */
class ForeignKeyPlanTest {
  private static final String RIVALS =
      """
      select i.indexrelid::regclass::text
      from pg_constraint f
      join pg_index i on i.indrelid = f.confrelid and i.indexrelid <> f.conindid
      join pg_attribute first on first.attrelid = i.indrelid and first.attnum = i.indkey[0]
      where f.contype = 'f' and f.connamespace = 'xeropulse'::regnamespace
        and i.indpred is null and first.attname = 'organization_id'
      """;

  @Test
  void shouldLeaveOnlyTheKeyToCheckForeignKeysBy() {
    DataSource database = PostgresServer.newWarehouse();
    List<String> rivals =
        Jdbi.create(database)
            .withHandle(handle -> handle.createQuery(RIVALS).mapTo(String.class).list());
    assertThat(rivals).isEmpty();
  }
}
