package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A payment of an invoice or bill; immutable.
 *
 * @param id its id
 * @param story the key of the story it belongs to
 * @param date when it was paid
 * @param amount how much, in the invoice's currency
 * @param currency the invoice's currency at the payment's rate, as far as it has decimals
 * @param banked what the bank account moved, in the base currency
 * @param bank the account it went through
 * @param reference what the payer wrote
 * @param deleted whether it was taken back
 * @param updated when it last changed
 */
public record Payment(
    UUID id,
    int story,
    LocalDate date,
    BigDecimal amount,
    Currency currency,
    BigDecimal banked,
    Account bank,
    String reference,
    boolean deleted,
    Instant updated)
    implements Kept {

  Payment takenBack(Instant at) {
    return new Payment(id, story, date, amount, currency, banked, bank, reference, true, at);
  }
}
