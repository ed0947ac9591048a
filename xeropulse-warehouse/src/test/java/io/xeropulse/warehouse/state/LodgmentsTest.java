package io.xeropulse.warehouse.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.StorageRejectedException;
import io.xeropulse.core.model.Lodgment;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class LodgmentsTest {
  private static final DataSource dataSource = PostgresServer.newWarehouse();
  private static final Lodgment ALDER =
      new Lodgment("C1", "Alder", "Company", 2025, "Received", "Filed");
  private static final Lodgment BIRCH =
      new Lodgment(null, "Birch", "Trust", 2025, "Not Received", null);

  private final Lodgments lodgments = Warehouse.create(dataSource).lodgments();
  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());

  @Test
  void shouldKeepThemForTheirOrganizationOnly() {
    lodgments.replace(organization, List.of(BIRCH, ALDER));

    assertThat(lodgments.of(organization)).containsExactly(BIRCH, ALDER);
    assertThat(lodgments.of(new OrganizationId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void shouldChangeNoRowWhenGivenTheSameAgain() {
    lodgments.replace(organization, List.of(ALDER, BIRCH));
    List<String> before = rows();

    lodgments.replace(organization, List.of(ALDER, BIRCH));
    assertThat(rows()).isEqualTo(before);

    lodgments.replace(organization, List.of(ALDER));
    assertThat(lodgments.of(organization)).containsExactly(ALDER);
  }

  @Test
  void shouldRefuseAReturnThatIsThereTwiceAndKeepWhatWas() {
    lodgments.replace(organization, List.of(BIRCH));
    Lodgment again = new Lodgment("C1", "Alder Pty", "Company", 2025, "Not Received", null);

    assertThatThrownBy(() -> lodgments.replace(organization, List.of(ALDER, again)))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageNotContaining("Alder");
    assertThat(lodgments.of(organization)).containsExactly(BIRCH);
  }

  private List<String> rows() {
    return Jdbi.create(dataSource)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select xmin || ' ' || line_no from xeropulse.ato_lodgment"
                            + " where organization_id = :organization order by line_no")
                    .bind("organization", organization.value())
                    .mapTo(String.class)
                    .list());
  }
}
