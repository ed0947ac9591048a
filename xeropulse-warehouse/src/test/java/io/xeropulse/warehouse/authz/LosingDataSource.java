package io.xeropulse.warehouse.authz;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A database whose connection is lost at the n-th statement or commit, once. */
final class LosingDataSource {
  private static final Set<String> STEPS = Set.of("prepareStatement", "commit");

  private final AtomicInteger untilLoss = new AtomicInteger(Integer.MAX_VALUE);
  private final DataSource dataSource;

  LosingDataSource(DataSource real) {
    dataSource =
        watched(
            DataSource.class,
            (method, arguments) -> {
              Object result = call(real, method, arguments);
              return result instanceof Connection connection ? losing(connection) : result;
            });
  }

  DataSource dataSource() {
    return dataSource;
  }

  void loseAfter(int steps) {
    untilLoss.set(steps);
  }

  void heal() {
    untilLoss.set(Integer.MAX_VALUE);
  }

  boolean lost() {
    return untilLoss.get() < 0;
  }

  private Connection losing(Connection connection) {
    return watched(
        Connection.class,
        (method, arguments) -> {
          if (STEPS.contains(method.getName()) && untilLoss.getAndDecrement() == 0) {
            connection.abort(Runnable::run);
          }
          return call(connection, method, arguments);
        });
  }

  private interface Call {
    Object run(Method method, Object[] arguments) throws Throwable;
  }

  private static <I> I watched(Class<I> type, Call call) {
    InvocationHandler handler = (proxy, method, arguments) -> call.run(method, arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
