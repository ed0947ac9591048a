package io.xeropulse.warehouse.schedule;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.WaitingStatements;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Remembers which organizations were removed while their sync ran. Thread-safe. */
final class LastTurns {
  private final Jdbi jdbi;
  private final String table;

  LastTurns(DataSource dataSource, String table) {
    this.jdbi = Jdbi.create(dataSource);
    jdbi.setSqlLogger(new WaitingStatements());
    this.table = table;
  }

  boolean tableExists() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select to_regclass(:table) is not null")
                .bind("table", table)
                .mapTo(Boolean.class)
                .one());
  }

  void mark(String task, OrganizationId organization, boolean last) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update %s set last_turn = :last where task_name = :task and task_instance = :organization and last_turn is distinct from :last"
                        .formatted(table))
                .bind("last", last)
                .bind("task", task)
                .bind("organization", organization.toString())
                .execute());
  }

  boolean marked(String task, OrganizationId organization) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select last_turn from %s where task_name = :task and task_instance = :organization"
                        .formatted(table))
                .bind("task", task)
                .bind("organization", organization.toString())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
  }
}
