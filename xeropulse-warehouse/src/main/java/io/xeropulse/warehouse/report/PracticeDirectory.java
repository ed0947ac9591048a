package io.xeropulse.warehouse.report;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who works at the practice, in which team and for which clients. Thread-safe. */
public final class PracticeDirectory {
  private final TenantTransactions transactions;

  /**
   * Creates a directory.
   *
   * @param transactions the database
   */
  public PracticeDirectory(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A member of the practice. Immutable.
   *
   * @param staffId XPM's identifier
   * @param team the team the practice put the person in, or null
   * @param clientIds clients of jobs that the person is assigned to, manages or is partner of
   */
  public record Person(String staffId, @Nullable String team, Set<String> clientIds) {
    public Person {
      clientIds = Set.copyOf(clientIds);
    }
  }

  /**
   * Everybody.
   *
   * @param organization whose
   * @return the people, by staff id
   */
  public List<Person> people(OrganizationId organization) {
    return transactions.run(
        organization,
        DatabaseRole.READER,
        handle ->
            handle
                .createQuery(
                    """
                    select s.source_id, m.team, array(
                        select distinct j.client_id from job j
                        where j.organization_id = :organization and j.client_id is not null
                          and (s.source_id in (j.manager_id, j.partner_id) or exists (
                            select from job_assignment a
                            where a.organization_id = j.organization_id and a.source = j.source
                              and a.parent_id = j.source_id and a.staff_id = s.source_id))) as clients
                    from staff s
                    left join team_member m
                      on m.organization_id = s.organization_id and m.staff_id = s.source_id
                    where s.organization_id = :organization
                    order by s.source_id
                    """)
                .bind("organization", organization.value())
                .map((row, context) -> person(row))
                .list());
  }

  private static Person person(ResultSet row) throws SQLException {
    Array clients = row.getArray("clients");
    return new Person(
        row.getString("source_id"), row.getString("team"), Set.of((String[]) clients.getArray()));
  }
}
