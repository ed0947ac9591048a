package io.xeropulse.xpm.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a field that the practice added holds on one record. Only fields that hold something are
 * given; a Boolean one left out is false. Immutable.
 *
 * @param uuid identifier of the field's definition, or null
 * @param name the field's name, or null
 * @param text its text, or null
 * @param date a calendar date in no zone, or null
 * @param number its whole number, or null
 * @param decimal its number, or null
 * @param flag whether it is set, or null
 */
public record CustomFieldValue(
    @Nullable String uuid,
    @Nullable String name,
    @Nullable String text,
    @Nullable LocalDate date,
    @Nullable BigDecimal number,
    @Nullable BigDecimal decimal,
    @JsonAlias("boolean") @Nullable Boolean flag) {}
