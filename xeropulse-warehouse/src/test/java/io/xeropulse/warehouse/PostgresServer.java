package io.xeropulse.warehouse;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** One real PostgreSQL for all tests of this JVM, with a database of its own for whoever asks. */
public final class PostgresServer {
  private static final AtomicInteger databases = new AtomicInteger();

  private static final class Running {
    static final EmbeddedPostgres POSTGRES = start();
    static final String MIGRATED = migrated();

    /** What {@link #newWarehouse()} copies: quicker than migrating again. */
    static String migrated() {
      PGSimpleDataSource database = newDatabase("template0");
      Warehouse.create(database).migrate();
      return database.getDatabaseName();
    }

    static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static void close(EmbeddedPostgres postgres) {
      try {
        postgres.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private PostgresServer() {}

  /** An empty database, connected to as the superuser. */
  public static PGSimpleDataSource newDatabase() {
    return newDatabase("template0");
  }

  private static PGSimpleDataSource newDatabase(String template) {
    String name = "test_" + databases.incrementAndGet();
    try (Connection connection = Running.POSTGRES.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + " template " + template);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return (PGSimpleDataSource) Running.POSTGRES.getDatabase("postgres", name);
  }

  /** The same with its connections kept for the next call, as a host has it. */
  public static PGSimpleDataSource pooled(PGSimpleDataSource database) {
    return new PooledDatabase(database);
  }

  /** What another process connects to a database by. */
  public static String url(PGSimpleDataSource database) {
    return "jdbc:postgresql://localhost:%d/%s?user=postgres"
        .formatted(database.getPortNumbers()[0], database.getDatabaseName());
  }

  /** A database with the warehouse's schema, its large tables divided. */
  public static PGSimpleDataSource newPartitionedWarehouse() {
    PGSimpleDataSource dataSource = newDatabase();
    Warehouse.builder(dataSource).partitions(3).build().migrate();
    return dataSource;
  }

  /** A copy of a database that nobody is connected to. */
  static PGSimpleDataSource copyOf(PGSimpleDataSource database) {
    return newDatabase(database.getDatabaseName());
  }

  /** A database with the warehouse's schema. */
  public static PGSimpleDataSource newWarehouse() {
    return newDatabase(Running.MIGRATED);
  }
}
