package io.xeropulse.xpm.csv;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.sync.transform.RejectedRecordException;

/** What an unreadable value in a row means. Stateless. */
enum CsvFaults {
  /** The whole file is refused: it is a setting of the practice. */
  REFUSE_FILE {
    @Override
    XeroPulseException of(String rule, String message) {
      return new InvalidConfigurationException(message + "; nothing of the file was used");
    }
  },
  /** Only the row is, and goes to quarantine: it is a record like any other. */
  REJECT_ROW {
    @Override
    XeroPulseException of(String rule, String message) {
      return new RejectedRecordException(rule, message);
    }
  };

  abstract XeroPulseException of(String rule, String message);
}
