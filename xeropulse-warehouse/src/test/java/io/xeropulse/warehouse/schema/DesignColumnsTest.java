package io.xeropulse.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.warehouse.PostgresServer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The schema has every column that the three design documents name, or says why not. On the left of
 * each line the document's table and column; a star stands for all columns of a table.
 */
class DesignColumnsTest {
  private static final Jdbi jdbi = Jdbi.create(PostgresServer.newWarehouse());

  /** The workflows: how syncs, logins, dashboards and people are served. */
  private static final String WORKFLOWS =
      """
      financial_data.organization_id = financial_data.organization_id
      financial_data.transaction_type = financial_data.kind
      financial_data.transaction_date = financial_data.transaction_date
      financial_data.amount = financial_data.total
      financial_data.client_id = financial_data.contact_id
      financial_data.description = financial_data.reference
      financial_data.status = financial_data.status
      financial_data.source = financial_data.source
      financial_data.source_id = financial_data.source_id
      financial_data.created_at = financial_data.source_updated_at
      financial_data.metadata.line_items = financial_line.parent_id
      financial_data.metadata.due_date = financial_data.due_date
      financial_data.metadata.invoice_number = financial_data.document_number
      financial_data.metadata.invoice_id = financial_data.document_id
      financial_data.metadata.payment_type = financial_data.source_type
      financial_data.metadata.reference = financial_data.reference
      project_data.project_id = time_entry.job_id
      project_data.user_id = time_entry.staff_id
      project_data.hours = time_entry.minutes
      project_data.billable_rate = rate_card.hourly_rate
      project_data.date = time_entry.entry_date
      project_data.billable = time_entry.billable
      project_data.source = time_entry.source
      project_data.source_id = time_entry.source_id
      project_data.metadata.task_type = time_entry.task_id
      project_wip.job_uuid = project_wip.job_id
      project_wip.client_uuid = job.client_id
      project_wip.time_value = project_wip.time_amount
      project_wip.costs_value = project_wip.cost_amount
      project_wip.interims = project_wip.interim_amount
      project_wip.updated_at = published.published_at
      sync_sessions.organization_id = sync_session.organization_id
      sync_sessions.trigger_type = sync_session.trigger
      sync_sessions.entity_type = sync_session_entity.entity
      sync_sessions.status = sync_session.status
      sync_sessions.records_processed = sync_session_entity.fetched
      sync_sessions.completed_at = sync_session.finished_at
      sync_sessions.last_sync_time = watermark.newest
      sync_sessions.retry_count = sync_attempt.attempt_no
      organizations.xero_tenant_id = connection.tenant_id
      user_sessions.id = user_session.session_id
      user_sessions.userId = user_session.user_id
      user_sessions.organizationId = user_session.organization_id
      user_sessions.createdAt = user_session.started_at
      user_sessions.expiresAt = user_session.ends_at
      users.id = user_account.user_id
      users.email = user_account.email
      users.role = user_membership.role
      users.organization_id = user_membership.organization_id
      users.department = user_membership.team
      users.assigned_client_ids = user_membership.clients
      users.created_by = user_membership.created_by
      users.created_at = user_account.created_at
      users.last_login = user_account.last_login
      users.active = user_membership.state
      users.updated_at = user_membership.changed_at
      users.updated_by = audit_entry.actor
      users.deactivated_at = audit_entry.at
      users.deactivated_by = audit_entry.actor
      users.failed_attempts = login_failure.failures
      dashboard.id = dashboard.dashboard_id
      dashboard.name = dashboard.name
      dashboard.metabase_id = dashboard.metabase_id
      dashboard.description = dashboard.description
      dashboard.refresh_interval = dashboard.refresh_minutes
      dashboard.required_data = dashboard.required_data
      """;

  /** The services behind the interfaces. */
  private static final String SERVICES =
      """
      dashboard_configs.id = dashboard.dashboard_id
      dashboard_configs.allowed_roles = dashboard.allowed_roles
      dashboard_access.user_id = dashboard_access.user_id
      dashboard_access.dashboard_id = dashboard_access.dashboard_id
      dashboard_access.accessed_at = dashboard_access.accessed_at
      admin_actions.admin_id = audit_entry.actor
      admin_actions.action_type = audit_entry.action
      admin_actions.metadata = audit_entry.details
      admin_actions.metadata.target_user_id = audit_entry.target
      admin_actions.timestamp = audit_entry.at
      project_data.client_id = job.client_id
      project_data.client_name = job.client_name
      project_data.project_status = job.state
      """;

  /** The tables of the accounting assistant. */
  private static final String ASSISTANT =
      """
      Users.id = user_account.user_id
      Users.email = user_account.email
      Users.passwordHash = user_account.password_hash
      Users.role = user_membership.role
      Users.lastLoginAt = user_account.last_login
      Users.createdAt = user_account.created_at
      Users.updatedAt = user_membership.changed_at
      XeroTenants.id = connection.connection_id
      XeroTenants.tenantId = connection.tenant_id
      XeroTenants.tenantName = connection.tenant_name
      XeroTenants.tenantType = connection.tenant_type
      XeroTenants.createdAt = connection.created_at
      XeroTenants.updatedAt = connection.updated_at
      XeroTokens.id = grant_token.grant_id
      XeroTokens.tenantId = connection.grant_id
      XeroTokens.accessToken = grant_token.sealed
      XeroTokens.refreshToken = grant_token.sealed
      XeroTokens.expiresAt = grant_token.sealed
      XeroTokens.updatedAt = grant_token.sealed_at
      UserTenants.userId = user_membership.user_id
      UserTenants.tenantId = user_membership.organization_id
      UserTenants.isActive = user_account.active_organization
      UserTenants.createdAt = user_membership.created_at
      UserTenants.updatedAt = user_membership.changed_at
      Transactions.tenantId = financial_data.organization_id
      Transactions.xeroId = financial_data.source_id
      Transactions.type = financial_data.kind
      Transactions.contactId = financial_data.contact_id
      Transactions.contactName = contact.name
      Transactions.reference = financial_data.reference
      Transactions.amount = financial_data.total
      Transactions.date = financial_data.transaction_date
      Transactions.dueDate = financial_data.due_date
      Transactions.status = financial_data.source_status
      Transactions.accountCode = financial_line.account_code
      Transactions.description = financial_line.description
      Transactions.isReconciled = financial_data.reconciled
      Transactions.updatedAt = financial_data.source_updated_at
      ApiKeys.id = api_key.key_id
      ApiKeys.userId = api_key.owner_id
      ApiKeys.name = api_key.name
      ApiKeys.key = api_key.secret_hash
      ApiKeys.permissions = api_key.permissions
      ApiKeys.expiresAt = api_key.expires_at
      ApiKeys.lastUsedAt = api_key.last_used
      ApiKeys.createdAt = api_key.created_at
      AuditLogs.id = audit_entry.sequence
      AuditLogs.userId = audit_entry.actor
      AuditLogs.tenantId = audit_entry.organization_id
      AuditLogs.action = audit_entry.action
      AuditLogs.details = audit_entry.details
      AuditLogs.ipAddress = audit_entry.address
      AuditLogs.userAgent = audit_entry.agent
      AuditLogs.createdAt = audit_entry.at
      """;

  private static final String LEFT_OUT =
      """
      financial_data.id - organization, source and source_id are the key; a second one made of them adds nothing
      financial_data.metadata - what the document keeps in it is columns and rows, which can be constrained and indexed
      financial_data.updated_at - a time of writing would change rows that did not; sessions tell when
      project_data.id - source and source_id are the key
      project_data.description - notes on time hold anything about anybody, and no figure needs them: not read
      project_data.metadata - its keys are columns
      project_data.metadata.cost_centre - XPM's time has none
      project_wip.wip_amount - time_amount + cost_amount - interim_amount, never kept beside its parts
      project_wip.aging_days - the age of a job is not that of its work, which gross_0_30 to net_91 tell
      user_sessions.role - looked up at each use; a copy goes stale
      user_sessions.permissions - looked up at each use; a copy goes stale
      dashboard.role_restrictions - row security restricts rows, whatever dashboard shows them
      Users.firstName - nothing here calls people by name; the host knows them
      Users.lastName - nothing here calls people by name; the host knows them
      XeroTokens.userId - a consent reaches organizations and outlives the person who gave it
      XeroTokens.createdAt - tokens are renewed in place; sealed_at tells when
      UserTenants.id - organization and user are the key
      CategoryRules.* - nothing is written to Xero, and lines keep the account that Xero has
      Transactions.id - organization, source and source_id are the key
      Transactions.category - of category rules, which there are none of
      Transactions.createdAt - Xero does not tell when a record was made; sessions tell when it was read
      Reports.* - figures are worked out from what is published when somebody asks; a copy goes stale
      ApiKeys.updatedAt - use and revocation are all that changes, and have their own columns
      Webhooks.* - nothing is posted to addresses; a host listens in its own process
      """;

  @Test
  void shouldHaveEveryColumnThatTheDocumentsName() {
    assertThat(missing(WORKFLOWS)).isEmpty();
    assertThat(missing(SERVICES)).isEmpty();
    assertThat(missing(ASSISTANT)).isEmpty();
  }

  @Test
  void shouldNameAColumnThatWasLost() {
    assertThat(missing("financial_data.amount = financial_data.lost"))
        .containsExactly("financial_data.amount = financial_data.lost");
  }

  @Test
  void shouldSayOfEachColumnOnceWhereItIsOrWhyItIsNot() {
    List<String> named =
        Stream.of(WORKFLOWS, SERVICES, ASSISTANT, LEFT_OUT)
            .flatMap(String::lines)
            .map(line -> line.replaceFirst(" [=-] .+", ""))
            .toList();
    assertThat(named).allMatch(name -> name.matches("\\w+\\.(\\w+(\\.\\w+)?|\\*)"));
    assertThat(named).doesNotHaveDuplicates();
    assertThat(LEFT_OUT.lines()).allMatch(line -> line.matches("\\S+ - .{10,}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "financial_data organization_id source source_id",
        "time_entry organization_id source source_id",
        "project_wip organization_id as_at job_id",
        "user_account email_key",
        "user_membership organization_id user_id",
        "connection organization_id connection_id",
        "dashboard organization_id metabase_id"
      })
  void shouldKeepApartWhatTheDocumentsKeepApart(String key) {
    assertThat(keys()).contains(key);
  }

  @Test
  void shouldKeepMoneyExactAndTimesWithTheirZone() {
    assertThat(
            strings(
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'xeropulse' and table_name <> 'schema_history' and data_type in
                  ('real', 'double precision', 'money', 'timestamp without time zone', 'time without time zone')
                """))
        .isEmpty();
  }

  private static List<String> missing(String design) {
    Set<String> columns =
        new HashSet<>(
            strings(
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'xeropulse'
                """));
    return design.lines().filter(line -> !columns.contains(line.split(" = ", 2)[1])).toList();
  }

  private static List<String> keys() {
    return strings(
            """
            select i.indrelid::regclass::text collate "C" || ' ' || string_agg(a.attname, ' ' order by k.place)
            from pg_index i
            join pg_class c on c.oid = i.indrelid
            cross join unnest(i.indkey) with ordinality k (attnum, place)
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
            where i.indisunique and c.relnamespace = 'xeropulse'::regnamespace
            group by i.indexrelid, i.indrelid
            """)
        .stream()
        .map(key -> key.replaceFirst("^xeropulse\\.", ""))
        .toList();
  }

  private static List<String> strings(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
