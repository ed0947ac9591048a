package io.xeropulse.warehouse.access;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A host's data source whose connections wait for an answer no longer than ours may take, unless
 * the host limits that itself. What was changed at a connection is taken back when it is returned.
 * Thread-safe.
 */
public final class BoundedDataSource implements DataSource {
  private static final org.slf4j.Logger log = LoggerFactory.getLogger(BoundedDataSource.class);

  private final DataSource host;
  private final Duration answer;
  private final AtomicBoolean looked;

  /**
   * Creates a data source whose connections wait 75 seconds for an answer, unless they are told
   * otherwise.
   *
   * @param host the host's, which we never close
   */
  public BoundedDataSource(DataSource host) {
    this(host, TimeLimits.SMALL.answer(), new AtomicBoolean());
  }

  private BoundedDataSource(DataSource host, Duration answer, AtomicBoolean looked) {
    this.host = host;
    this.answer = answer;
    this.looked = looked;
  }

  /**
   * The same data source for whoever waits for answers otherwise.
   *
   * @param answer the longest wait
   * @return a data source with that limit
   */
  public BoundedDataSource waitingFor(Duration answer) {
    return new BoundedDataSource(host, answer, looked);
  }

  /** A connection that we may let wait longer. */
  interface Bounded {
    void waitAtMost(Duration answer) throws SQLException;
  }

  /** Lets a connection wait longer for answers, if it is one of ours. */
  static void waitAtMost(Connection connection, Duration answer) throws SQLException {
    if (connection instanceof Bounded bounded) {
      bounded.waitAtMost(answer);
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return bounded(Waiting.on("a connection of the data source", () -> host.getConnection()));
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return bounded(host.getConnection(user, password));
  }

  private Connection bounded(Connection connection) throws SQLException {
    if (!canBeBounded(connection)) {
      looked.set(true);
      return connection;
    }
    if (!looked.getAndSet(true)) {
      log.warn(
          "The data source sets no socketTimeout: what is not a transaction of ours, such as a"
              + " log-in to PostgreSQL or a migration, waits without limit when the network is cut;"
              + " add socketTimeout to its JDBC URL, longer than the longest statement may take");
    }
    Lent lent = new Lent(connection);
    lent.waitAtMost(answer);
    return (Connection)
        Proxy.newProxyInstance(
            BoundedDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class, Bounded.class},
            lent);
  }

  /** Unless the host did, or nobody can. */
  private static boolean canBeBounded(Connection connection) throws SQLException {
    try {
      return connection.getNetworkTimeout() == 0;
    } catch (SQLFeatureNotSupportedException e) {
      return false;
    }
  }

  /** How long an answer is waited for; zero without limit, or if nobody knows. */
  static Duration limitOf(Connection connection) {
    try {
      return Duration.ofMillis(connection.getNetworkTimeout());
    } catch (SQLException e) {
      return Duration.ZERO;
    }
  }

  /** A connection until it is closed. */
  private record Lent(Connection connection) implements InvocationHandler, Bounded {
    @Override
    public void waitAtMost(Duration answer) throws SQLException {
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(answer.toMillis()));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      try {
        switch (method.getName()) {
          case "waitAtMost" -> {
            return method.invoke(this, arguments);
          }
          case "close" -> takeBack();
          case "commit" -> {
            return Waiting.on("its commit", () -> method.invoke(connection, arguments));
          }
          case "equals" -> {
            return arguments != null && proxy == arguments[0];
          }
          default -> {
            // As it is.
          }
        }
        return method.invoke(connection, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private void takeBack() throws SQLException {
      if (!connection.isClosed()) {
        connection.setNetworkTimeout(Runnable::run, 0);
      }
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return host.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    host.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    host.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return host.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return host.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(host) ? type.cast(host) : host.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(host) || host.isWrapperFor(type);
  }
}
