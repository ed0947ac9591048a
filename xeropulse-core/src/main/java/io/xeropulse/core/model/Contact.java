package io.xeropulse.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer or supplier of the accounting organization. Addresses, phones and e-mail are not kept.
 *
 * @param sourceId the source's identifier
 * @param name the contact's name
 * @param status ACTIVE, ARCHIVED, GDPRREQUEST or a newer word, as the source wrote it
 * @param accountNumber the practice's own number of it, or null
 * @param mergedInto the contact that replaced this one, or null
 * @param updatedAt when the source last changed it, or null
 */
public record Contact(
    String sourceId,
    String name,
    String status,
    @Nullable String accountNumber,
    @Nullable String mergedInto,
    @Nullable Instant updatedAt)
    implements Fact {}
