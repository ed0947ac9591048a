package io.xeropulse.warehouse.authz;

import io.xeropulse.authz.vault.SealedValue;
import io.xeropulse.authz.vault.SealedValues;
import io.xeropulse.authz.vault.SecretPlace;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.SchemaName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Secrets of organizations in PostgreSQL, as a {@link io.xeropulse.authz.vault.Vault} sealed them.
 * Thread-safe.
 */
public final class PostgresSecrets implements SealedValues {
  private static final String AT =
      """
       organization_id = :organization and table_name = :table
      and column_name = :column and row_key = :row
      """;

  private final AccessTransactions transactions;

  /**
   * Creates a store.
   *
   * @param dataSource connects as a member of {@code xeropulse_access}; never closed by us
   * @param schema where the tables are
   */
  public PostgresSecrets(DataSource dataSource, SchemaName schema) {
    transactions = new AccessTransactions(dataSource, schema);
  }

  /**
   * Reads a value.
   *
   * @param place where it is stored
   * @return the value as sealed, or empty
   */
  public Optional<byte[]> find(SecretPlace place) {
    return transactions.run(
        (handle, again) ->
            at(
                    place,
                    named(handle, place).createQuery("select sealed from sealed_secret where" + AT))
                .mapTo(byte[].class)
                .findOne());
  }

  /**
   * Stores a value.
   *
   * @param value the value; replaces what stood at its place
   */
  public void put(SealedValue value) {
    transactions.run(
        (handle, again) ->
            at(
                    value.place(),
                    named(handle, value.place())
                        .createUpdate(
                            """
                            insert into sealed_secret
                              (organization_id, table_name, column_name, row_key, sealed)
                            values (:organization, :table, :column, :row, :sealed)
                            on conflict (organization_id, table_name, column_name, row_key)
                              do update set sealed = excluded.sealed
                            """))
                .bind("sealed", value.bytes())
                .execute());
  }

  /**
   * Removes a value.
   *
   * @param place where it is stored
   */
  public void remove(SecretPlace place) {
    transactions.run(
        (handle, again) ->
            at(place, named(handle, place).createUpdate("delete from sealed_secret where" + AT))
                .execute());
  }

  @Override
  public List<SealedValue> page(Optional<SecretPlace> after, int limit) {
    return transactions.run(
        (handle, again) -> new Named(handle).chore(() -> read(handle, after, limit)));
  }

  @Override
  public boolean replace(SealedValue expected, byte[] sealed) {
    return transactions.run(
        (handle, again) ->
            at(
                        expected.place(),
                        named(handle, expected.place())
                            .createUpdate(
                                "update sealed_secret set sealed = :sealed"
                                    + " where sealed = :expected and"
                                    + AT))
                    .bind("sealed", sealed)
                    .bind("expected", expected.bytes())
                    .execute()
                == 1);
  }

  private static List<SealedValue> read(Handle handle, Optional<SecretPlace> after, int limit) {
    String columns = "(organization_id, table_name, column_name, row_key)";
    Query query =
        handle
            .createQuery(
                "select * from sealed_secret"
                    + after
                        .map(
                            place ->
                                " where " + columns + " > (:organization, :table, :column, :row)")
                        .orElse("")
                    + " order by organization_id, table_name, column_name, row_key limit :limit")
            .bind("limit", limit);
    return after
        .map(place -> at(place, query))
        .orElse(query)
        .map((row, context) -> value(row))
        .list();
  }

  private static Handle named(Handle handle, SecretPlace place) {
    new Named(handle).organization(place.organization());
    return handle;
  }

  private static <S extends SqlStatement<S>> S at(SecretPlace place, S statement) {
    return statement
        .bind("organization", place.organization().value())
        .bind("table", place.table())
        .bind("column", place.column())
        .bind("row", place.row());
  }

  private static SealedValue value(ResultSet row) throws SQLException {
    return new SealedValue(
        new SecretPlace(
            new OrganizationId(Columns.uuid(row, "organization_id")),
            row.getString("table_name"),
            row.getString("column_name"),
            row.getString("row_key")),
        row.getBytes("sealed"));
  }
}
