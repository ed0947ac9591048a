package io.xeropulse.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A row of the result: the median of several runs of one variant.
 *
 * @param ratio this variant's value ÷ the value of the variant named in {@code to}
 */
@JsonPropertyOrder({"bench", "variant", "value", "unit", "ratio", "to", "runs", "min", "max"})
@JsonInclude(JsonInclude.Include.ALWAYS)
record Row(
    String bench,
    String variant,
    double value,
    String unit,
    @Nullable Double ratio,
    @Nullable String to,
    int runs,
    double min,
    double max) {

  Row comparedWith(Row other) {
    return new Row(bench, variant, value, unit, value / other.value, other.variant, runs, min, max);
  }
}
