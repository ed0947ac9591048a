package io.xeropulse.core.wip;

import java.math.BigDecimal;
import java.time.LocalDate;

/** An amount of unbilled work or disbursement with its day. */
record WipItem(LocalDate date, BigDecimal amount) {}
