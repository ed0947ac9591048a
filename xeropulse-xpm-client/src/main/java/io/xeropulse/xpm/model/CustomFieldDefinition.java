package io.xeropulse.xpm.model;

import org.jspecify.annotations.Nullable;

/**
 * A field that the practice added. Immutable.
 *
 * @param uuid XPM's identifier, or null
 * @param name its name, or null
 * @param type Text, Number, Dropdown List and other words, or null
 * @param linkUrl where a link leads, or null
 * @param options the choices, one a line, or null
 * @param useClient whether clients have it, or null
 * @param useContact whether contacts have it, or null
 * @param useJob whether jobs have it, or null
 * @param useLead whether leads have it, or null
 * @param useSupplier whether suppliers have it, or null
 * @param useJobTask whether tasks of jobs have it, or null
 * @param useJobCost whether disbursements have it, or null
 * @param useJobTime whether time entries have it, or null
 * @param valueElement which part of a value holds it: Text, Number, Decimal, Boolean or Date, or
 *     null
 */
public record CustomFieldDefinition(
    @Nullable String uuid,
    @Nullable String name,
    @Nullable String type,
    @Nullable String linkUrl,
    @Nullable String options,
    @Nullable Boolean useClient,
    @Nullable Boolean useContact,
    @Nullable Boolean useJob,
    @Nullable Boolean useLead,
    @Nullable Boolean useSupplier,
    @Nullable Boolean useJobTask,
    @Nullable Boolean useJobCost,
    @Nullable Boolean useJobTime,
    @Nullable String valueElement) {}
