package io.xeropulse.authz;

import io.xeropulse.authz.apikey.ApiKeyTransaction;
import io.xeropulse.authz.embed.EmbedTransaction;
import io.xeropulse.authz.session.SessionTransaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/** A store that works, until it is told to fail at the n-th call of a table. */
public final class FaultyStore implements Transactions<AllTables> {

  /** Runs work on a proxy of the real tables. */
  private interface Runner {
    <T> T run(Function<? super AllTables, ? extends T> work);

    void evenly(Predicate<? super AllTables> work);
  }

  private final Runner runner;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger untilFault = new AtomicInteger(Integer.MAX_VALUE);

  public <S extends SessionTransaction & ApiKeyTransaction & EmbedTransaction> FaultyStore(
      Transactions<S> real) {
    runner =
        new Runner() {
          @Override
          public <T> T run(Function<? super AllTables, ? extends T> work) {
            return real.run(tables -> work.apply(watched(AllTables.class, tables)));
          }

          @Override
          public void evenly(Predicate<? super AllTables> work) {
            real.evenly(tables -> work.test(watched(AllTables.class, tables)));
          }
        };
  }

  /** How many calls of tables there were. */
  public int calls() {
    return calls.get();
  }

  /** Lets so many calls pass and fails the next one, once. */
  public void failAfter(int calls) {
    untilFault.set(calls);
  }

  public void heal() {
    untilFault.set(Integer.MAX_VALUE);
  }

  /** Whether the fault that was asked for has happened. */
  public boolean failed() {
    return untilFault.get() < 0;
  }

  @Override
  public <T> T run(Function<? super AllTables, ? extends T> work) {
    return runner.run(work);
  }

  @Override
  public void evenly(Predicate<? super AllTables> work) {
    runner.evenly(work);
  }

  private <I> I watched(Class<I> type, Object target) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (target instanceof SessionTransaction) {
            return watched(method.getReturnType(), method.invoke(target, arguments));
          }
          calls.incrementAndGet();
          if (untilFault.getAndDecrement() == 0) {
            throw new IllegalStateException("injected fault");
          }
          try {
            return method.invoke(target, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
