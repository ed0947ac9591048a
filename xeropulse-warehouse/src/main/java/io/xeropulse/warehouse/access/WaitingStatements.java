package io.xeropulse.warehouse.access;

import java.sql.SQLException;
import java.util.Locale;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Watches how long the statements of JDBI take. Thread-safe. */
public final class WaitingStatements implements SqlLogger {
  private static final int LONGEST = 80;

  private static final ThreadLocal<@Nullable Waiting> current = new ThreadLocal<>();

  /** Creates a watch. */
  public WaitingStatements() {}

  /** Tells of a statement what it is for, without its parameters. */
  static String what(String sql) {
    if (sql.toLowerCase(Locale.ROOT).contains("hold_turn(")) {
      return "its turn to write";
    }
    String line = sql.replaceAll("\\s+", " ").trim();
    return "the answer to: " + (line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…");
  }

  @Override
  public void logBeforeExecution(StatementContext context) {
    end();
    current.set(Waiting.on(what(String.valueOf(context.getRawSql()))));
  }

  @Override
  public void logAfterExecution(StatementContext context) {
    end();
  }

  @Override
  public void logException(StatementContext context, SQLException error) {
    end();
  }

  private void end() {
    Waiting waiting = current.get();
    if (waiting != null) {
      waiting.close();
      current.remove();
    }
  }
}
