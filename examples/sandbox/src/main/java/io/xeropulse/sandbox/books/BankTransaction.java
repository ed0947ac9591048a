package io.xeropulse.sandbox.books;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Money spent or received without an invoice; immutable.
 *
 * @param id its id
 * @param receive whether received rather than spent
 * @param date its date
 * @param bank the account it went through
 * @param contact who paid or was paid
 * @param reference what the bank statement says
 * @param deleted whether it was taken back
 * @param lines what it was for
 * @param updated when it last changed
 */
public record BankTransaction(
    UUID id,
    boolean receive,
    LocalDate date,
    Account bank,
    Contact contact,
    String reference,
    boolean deleted,
    Lines lines,
    Instant updated) {}
