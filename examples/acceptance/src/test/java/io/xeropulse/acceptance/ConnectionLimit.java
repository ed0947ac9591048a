package io.xeropulse.acceptance;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** A pool as small as a host may make it: whoever asks for more connections waits. */
final class ConnectionLimit {
  private static final long GUARD_SECONDS = 60;

  private ConnectionLimit() {}

  static DataSource of(int most, DataSource database) {
    Semaphore free = new Semaphore(most, true);
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getConnection")) {
                if (!free.tryAcquire(GUARD_SECONDS, TimeUnit.SECONDS)) {
                  throw new SQLException("All connections are waited for");
                }
                return counted(database.getConnection(), free);
              }
              return method.invoke(database, arguments);
            });
  }

  private static Connection counted(Connection connection, Semaphore free) {
    AtomicBoolean open = new AtomicBoolean(true);
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (method.getName().equals("close") && open.getAndSet(false)) {
                  free.release();
                }
              }
            });
  }
}
