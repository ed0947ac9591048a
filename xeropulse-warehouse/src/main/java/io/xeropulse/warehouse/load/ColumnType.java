package io.xeropulse.warehouse.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How a value of a fact becomes a value of a column, and what a column cannot hold. */
enum ColumnType {
  TEXT("text") {
    @Override
    @Nullable String obstacle(Object value) {
      return TextStorage.obstacle((String) value);
    }
  },
  BOOLEAN("boolean"),
  INTEGER("integer"),
  DATE("date") {
    @Override
    @Nullable String obstacle(Object value) {
      int year = ((LocalDate) value).getYear();
      return year < 1 || year > 9999 ? "the date's year is outside 1 to 9999" : null;
    }
  },
  INSTANT("timestamptz") {
    @Override
    Object stored(Object value) {
      return ((Instant) value).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    @Nullable String obstacle(Object value) {
      Instant instant = (Instant) value;
      return instant.isBefore(FIRST_INSTANT) || !instant.isBefore(END_OF_INSTANTS)
          ? "the instant's year is outside 1 to 9999"
          : null;
    }
  },
  /** Money and quantities: numeric(19,4). */
  AMOUNT("numeric") {
    @Override
    Object stored(Object value) {
      return rounded((BigDecimal) value, 4);
    }

    @Override
    @Nullable String obstacle(Object value) {
      return digitsObstacle((BigDecimal) value, 19, 4);
    }
  },
  /** Exchange rates: numeric(20,10). */
  RATE("numeric") {
    @Override
    Object stored(Object value) {
      return rounded((BigDecimal) value, 10);
    }

    @Override
    @Nullable String obstacle(Object value) {
      BigDecimal rate = (BigDecimal) value;
      return rate.signum() <= 0 ? "the rate is not above zero" : digitsObstacle(rate, 20, 10);
    }
  };

  private static final Instant FIRST_INSTANT = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END_OF_INSTANTS = Instant.parse("+10000-01-01T00:00:00Z");
  private static final int LARGEST_MAGNITUDE = 100;

  private final String sqlName;

  ColumnType(String sqlName) {
    this.sqlName = sqlName;
  }

  String sqlName() {
    return sqlName;
  }

  /**
   * An array of the values' own type where the driver sends such a one in binary, which is quicker.
   */
  @Nullable Object[] array(int length) {
    return switch (this) {
      case TEXT -> new String[length];
      case BOOLEAN -> new Boolean[length];
      case INTEGER -> new Integer[length];
      case DATE, INSTANT, AMOUNT, RATE -> new Object[length];
    };
  }

  /** The value as the column keeps it, so that a hash of it equals a hash of what is read back. */
  Object stored(Object value) {
    return value;
  }

  /**
   * The value in a row, in the same form.
   *
   * @throws SQLException if the row cannot be read
   */
  @Nullable Object held(ResultSet row, int index) throws SQLException {
    return switch (this) {
      case TEXT -> row.getString(index);
      case BOOLEAN -> row.getObject(index, Boolean.class);
      case INTEGER -> row.getObject(index, Integer.class);
      case DATE -> row.getObject(index, LocalDate.class);
      case INSTANT -> {
        OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
        yield time == null ? null : time.toInstant();
      }
      case AMOUNT, RATE -> row.getBigDecimal(index);
    };
  }

  /** Why the column cannot hold the stored value, or null if it can. */
  @Nullable String obstacle(Object value) {
    return null;
  }

  /** A number with an exponent of millions is not spelled out: that would take all memory. */
  private static BigDecimal rounded(BigDecimal value, int scale) {
    long magnitude = magnitude(value);
    if (magnitude > LARGEST_MAGNITUDE) {
      return value;
    }
    return magnitude < -scale
        ? BigDecimal.ZERO.setScale(scale)
        : value.setScale(scale, RoundingMode.HALF_UP);
  }

  private static @Nullable String digitsObstacle(BigDecimal value, int digits, int scale) {
    return magnitude(value) > digits - scale
        ? "the number has more than %d digits".formatted(digits)
        : null;
  }

  /** How many digits stand before the point; less than zero if zeros follow it. */
  private static long magnitude(BigDecimal value) {
    return (long) value.precision() - value.scale();
  }
}
