package io.xeropulse.warehouse.access;

import static io.xeropulse.warehouse.TenantDatabase.Strategy.SHARED_SCHEMA;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xeropulse.warehouse.access.fuzz.IsolationFuzzContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.provider.Arguments;

/** Isolation where all organizations share one schema. */
class SharedSchemaTest {
  @Nested
  class RowSecurity extends RowSecurityContract {
    RowSecurity() {
      super(SHARED_SCHEMA);
    }
  }

  @Nested
  class Scopes extends DataScopeContract {
    Scopes() {
      super(SHARED_SCHEMA);
    }
  }

  @Nested
  class BoundReaders extends BoundReaderContract {
    BoundReaders() {
      super(SHARED_SCHEMA);
    }
  }

  @Nested
  class Fuzz extends IsolationFuzzContract {
    Fuzz() {
      super(SHARED_SCHEMA);
    }

    @Override
    protected Stream<Arguments> leaks() {
      return Stream.of(
          arguments(
              "xeropulse.leaky",
              "create view xeropulse.leaky as select * from xeropulse.financial_data;"
                  + " grant select on xeropulse.leaky to xeropulse_reader"),
          arguments(
              "xeropulse.leaky",
              "create materialized view xeropulse.leaky as select organization_id, contact_id"
                  + " from xeropulse.financial_data;"
                  + " grant select on xeropulse.leaky to xeropulse_reader"),
          arguments(
              "xeropulse.financial_data",
              "drop policy organization_isolation on xeropulse.financial_data"),
          arguments(
              "xeropulse.financial_data",
              "alter table xeropulse.financial_data disable row level security"));
    }
  }
}
