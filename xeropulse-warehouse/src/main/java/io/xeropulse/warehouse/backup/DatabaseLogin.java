package io.xeropulse.warehouse.backup;

import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a database is and who logs in, for tools that take no {@link DataSource}. Its text leaves
 * the password out. Immutable.
 *
 * @param host name or address of the server
 * @param port the server's port
 * @param database the database's name
 * @param user a role that may bypass row security, since a backup holds every organization's rows;
 *     to restore, one that may create databases, too, and that is no superuser
 * @param password the role's password; empty where the server asks for none
 */
public record DatabaseLogin(String host, int port, String database, String user, String password) {

  DatabaseLogin withDatabase(String name) {
    return new DatabaseLogin(host, port, name, user, password);
  }

  /** What PostgreSQL's tools read; a password in an argument would be seen by every user. */
  Map<String, String> environment() {
    return Map.of(
        "PGHOST", host,
        "PGPORT", String.valueOf(port),
        "PGUSER", user,
        "PGDATABASE", database,
        "PGPASSWORD", password,
        "PGCONNECT_TIMEOUT", "10");
  }

  Jdbi jdbi() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(new String[] {host});
    dataSource.setPortNumbers(new int[] {port});
    dataSource.setDatabaseName(database);
    dataSource.setUser(user);
    dataSource.setPassword(password);
    dataSource.setConnectTimeout(10);
    return Jdbi.create(dataSource);
  }

  @Override
  public String toString() {
    return "DatabaseLogin[" + user + "@" + host + ":" + port + "/" + database + "]";
  }
}
