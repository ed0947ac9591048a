package io.xeropulse.warehouse.authz;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A pool that tells when all of its connections are in use. */
final class CountedPool extends HikariDataSource {
  private final int size;
  private final Semaphore inUse = new Semaphore(0);

  CountedPool(HikariConfig config) {
    super(config);
    size = config.getMaximumPoolSize();
  }

  boolean awaitFull(Duration atMost) throws InterruptedException {
    boolean full = inUse.tryAcquire(size, atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (full) {
      inUse.release(size);
    }
    return full;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    inUse.release();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close") && !connection.isClosed()) {
                inUse.acquire();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
