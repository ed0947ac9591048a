package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.TenantRows;
import io.xeropulse.warehouse.Warehouse;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;

/** A schema of an organization's own takes and gives the same rows as a shared one. */
class SchemaPerOrganizationLoaderTest extends PostgresLoaderTest {
  private static final DataSource own = PostgresServer.newWarehouse();
  private static final OrganizationId ORGANIZATION = new OrganizationId(UUID.randomUUID());
  private static final Warehouse warehouse = Warehouse.builder(own).schemaPerOrganization().build();

  @BeforeAll
  static void createTheSchema() {
    warehouse.organizationSchemas().create(ORGANIZATION);
  }

  @Override
  DataSource database() {
    return own;
  }

  @Override
  Warehouse.Builder tenancy(Warehouse.Builder builder) {
    return builder.schemaPerOrganization();
  }

  /** The same for each test, its schema emptied. */
  @Override
  OrganizationId organization() {
    Jdbi jdbi = Jdbi.create(own);
    String schema = warehouse.schemaOf(ORGANIZATION);
    jdbi.useTransaction(
        handle -> {
          handle.execute("set local session_replication_role = replica");
          TenantRows.tables(jdbi, schema)
              .forEach(table -> handle.execute("delete from %s.%s".formatted(schema, table)));
        });
    return ORGANIZATION;
  }
}
