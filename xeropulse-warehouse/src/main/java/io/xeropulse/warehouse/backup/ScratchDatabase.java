package io.xeropulse.warehouse.backup;

import io.xeropulse.core.InvalidConfigurationException;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that is dropped unless it proves good enough for a name of its own. Until then nobody
 * else gets in: who did would keep it from being renamed.
 */
final class ScratchDatabase {
  private static final Logger log = LoggerFactory.getLogger(ScratchDatabase.class);

  private final Jdbi server;
  private final DatabaseLogin login;
  private boolean renamed;

  private ScratchDatabase(Jdbi server, DatabaseLogin login) {
    this.server = server;
    this.login = login;
  }

  static ScratchDatabase create(DatabaseLogin beside) {
    String name = "xeropulse_scratch_" + UUID.randomUUID().toString().substring(0, 8);
    Jdbi server = beside.jdbi();
    try {
      server.useHandle(handle -> handle.execute("create database " + name + " template template0"));
      server.useHandle(handle -> handle.execute("revoke all on database " + name + " from public"));
    } catch (JdbiException e) {
      throw new InvalidConfigurationException(
          "No scratch database can be created on "
              + beside
              + ": the role needs CREATEDB (alter role … createdb)",
          e);
    }
    return new ScratchDatabase(server, beside.withDatabase(name));
  }

  DatabaseLogin login() {
    return login;
  }

  void rename(String name) {
    try {
      server.useHandle(
          handle ->
              handle.execute(
                  "alter database %s rename to %s".formatted(login.database(), quoted(name))));
      renamed = true;
      server.useHandle(
          handle ->
              handle.execute(
                  "grant connect, temporary on database %s to public".formatted(quoted(name))));
    } catch (JdbiException e) {
      throw new InvalidConfigurationException(
          "The restored database cannot be named " + name + ": drop the one that has the name", e);
    }
  }

  void dropUnlessRenamed() {
    if (renamed) {
      return;
    }
    try {
      server.useHandle(
          handle -> handle.execute("drop database if exists " + login.database() + " (force)"));
    } catch (JdbiException e) {
      log.warn("{} could not be dropped; it is left of a restore", login, e);
    }
  }

  static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
