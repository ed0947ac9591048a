package io.xeropulse.core.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A tax that lines refer to by its type.
 *
 * @param sourceId the tax type, such as {@code OUTPUT}; it is the identifier
 * @param name its name
 * @param status the source's status, as it wrote it
 * @param effectiveRate percent of the amount without tax, compound components counted in, or null
 */
public record TaxRate(
    String sourceId, String name, String status, @Nullable BigDecimal effectiveRate)
    implements Fact {}
