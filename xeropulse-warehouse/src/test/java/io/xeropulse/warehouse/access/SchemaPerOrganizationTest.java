package io.xeropulse.warehouse.access;

import static io.xeropulse.warehouse.TenantDatabase.Strategy.SCHEMA_PER_ORGANIZATION;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.TenantDatabase;
import io.xeropulse.warehouse.access.fuzz.IsolationFuzzContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.provider.Arguments;

/** Isolation where each organization has a schema of its own. */
class SchemaPerOrganizationTest {
  @Nested
  class RowSecurity extends RowSecurityContract {
    RowSecurity() {
      super(SCHEMA_PER_ORGANIZATION);
    }
  }

  @Nested
  class Scopes extends DataScopeContract {
    Scopes() {
      super(SCHEMA_PER_ORGANIZATION);
    }
  }

  @Nested
  class BoundReaders extends BoundReaderContract {
    BoundReaders() {
      super(SCHEMA_PER_ORGANIZATION);
    }
  }

  @Nested
  class Fuzz extends IsolationFuzzContract {
    Fuzz() {
      super(SCHEMA_PER_ORGANIZATION);
    }

    @Override
    protected Stream<Arguments> leaks() {
      OrganizationId one = SCHEMA_PER_ORGANIZATION.organization(1);
      OrganizationId two = SCHEMA_PER_ORGANIZATION.organization(2);
      String theirs = schema(one) + ".financial_data";
      String leaky = schema(two) + ".leaky";
      String login = '"' + TenantDatabase.loginOf(two) + '"';
      return Stream.of(
          arguments(
              leaky,
              "create view %s as select * from %s; grant select on %1$s to %3$s"
                  .formatted(leaky, theirs, login)),
          arguments(
              leaky,
              "create materialized view %s as select * from %s; grant select on %1$s to %3$s"
                  .formatted(leaky, theirs, login)),
          arguments(
              theirs,
              "grant usage on schema %s to %s; grant select on %s to %2$s; drop policy organization_isolation on %3$s"
                  .formatted(schema(one), login, theirs)));
    }

    private static String schema(OrganizationId organization) {
      return Tenancy.schemaPerOrganization(SchemaName.DEFAULT).of(organization).value();
    }
  }
}
