package io.xeropulse.warehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.model.OrganizationId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaNameTest {
  private static final OrganizationId ORGANIZATION =
      OrganizationId.of("0123abcd-4567-89ab-cdef-0123456789ab");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "Xero",
        "x\"; drop schema public; --",
        "x-y",
        "1x",
        "_x",
        "pg_catalog",
        "pg_temp",
        "public",
        "information_schema",
        "zürich",
        "a123456789012345678901234567890123456789012345678901234567890123"
      })
  void shouldRefuseWhatIsNoNameOfOurs(String name) {
    assertThatThrownBy(() -> new SchemaName(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldQuoteSoThatNoWordMeansAnythingElse() {
    assertThat(new SchemaName("user").quoted()).isEqualTo("\"user\"");
    assertThat(new SchemaName("user").searchPath()).isEqualTo("pg_catalog, \"user\", pg_temp");
  }

  @Test
  void shouldNameAnOrganizationsSchemaAndKnowItAgain() {
    Tenancy own = Tenancy.schemaPerOrganization(SchemaName.DEFAULT);
    SchemaName schema = own.of(ORGANIZATION);
    assertThat(schema.value()).isEqualTo("xeropulse_0123abcd456789abcdef0123456789ab");
    assertThat(own.organizationOf(schema.value())).contains(ORGANIZATION);
    assertThat(own.organizationOf("xeropulse_private")).isEmpty();
    assertThat(own.organizationOf("other_0123abcd456789abcdef0123456789ab")).isEmpty();
    Tenancy shared = Tenancy.shared(SchemaName.DEFAULT);
    assertThat(shared.of(new OrganizationId(UUID.randomUUID()))).isEqualTo(SchemaName.DEFAULT);
    assertThat(shared.organizationOf(schema.value())).isEmpty();
  }

  @Test
  void shouldRefuseAHomeWhoseNameLeavesNoRoomForAnOrganizations() {
    SchemaName home = new SchemaName("a123456789012345678901234567890");
    assertThat(Tenancy.shared(home).of(ORGANIZATION)).isEqualTo(home);
    assertThatThrownBy(() -> Tenancy.schemaPerOrganization(home))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 30");
  }
}
