package io.xeropulse.sandbox.fault;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;

/** Records that broke real clients, one of each kind. */
public enum Poison {
  /** A date before 1970: the epoch is negative. */
  DATE_BEFORE_EPOCH {
    @Override
    void into(ArrayNode list, ObjectNode record) {
      record.put("Date", "/Date(-189388800000+0000)/");
    }
  },
  /** A date with the offset of an old New Zealand summer. */
  DATE_WITH_OFFSET {
    @Override
    void into(ArrayNode list, ObjectNode record) {
      record.put("Date", "/Date(1380538800000+1300)/");
    }
  },
  /** No date at all. */
  NO_DATE {
    @Override
    void into(ArrayNode list, ObjectNode record) {
      record.remove("Date");
      record.remove("DateString");
    }
  },
  /** An amount that is no number. */
  AMOUNT_NOT_A_NUMBER {
    @Override
    void into(ArrayNode list, ObjectNode record) {
      record.put("Total", "abc");
    }
  },
  /** An amount larger than any column. */
  AMOUNT_TOO_LARGE {
    @Override
    void into(ArrayNode list, ObjectNode record) {
      record.put("Total", new BigDecimal("99999999999999999999999999.99"));
    }
  },
  /** An enum value of tomorrow. */
  UNKNOWN_ENUM {
    @Override
    void into(ArrayNode list, ObjectNode record) {
      record.put("Status", "QUANTUM");
      record.put("Type", "ACCQUANTUM");
    }
  },
  /** No id. */
  NO_ID {
    @Override
    void into(ArrayNode list, ObjectNode record) {
      record.properties().stream()
          .map(Map.Entry::getKey)
          .filter(name -> name.endsWith("ID"))
          .toList()
          .forEach(record::remove);
    }
  },
  /** A null where a record is promised. */
  NULL_RECORD {
    @Override
    void into(ArrayNode list, ObjectNode record) {
      list.setNull(0);
    }
  },
  /** A text where a record is promised. */
  TEXT_RECORD {
    @Override
    void into(ArrayNode list, ObjectNode record) {
      list.set(0, "nonsense");
    }
  },
  /** A character no database text can hold. */
  ZERO_CHARACTER {
    @Override
    void into(ArrayNode list, ObjectNode record) {
      record.put("Reference", "a\u0000b");
    }
  };

  abstract void into(ArrayNode list, ObjectNode record);
}
