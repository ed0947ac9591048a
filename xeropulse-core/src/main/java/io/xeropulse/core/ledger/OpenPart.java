package io.xeropulse.core.ledger;

import java.math.BigDecimal;

/**
 * By how much a line raises or lowers what is open of a document. Immutable.
 *
 * @param documentId the source's identifier of the document
 * @param currency ISO 4217 code of the document
 * @param amount debit positive, credit negative, in that currency
 */
public record OpenPart(String documentId, String currency, BigDecimal amount) {}
