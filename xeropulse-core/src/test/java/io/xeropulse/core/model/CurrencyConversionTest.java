package io.xeropulse.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurrencyConversionTest {
  @Test
  void shouldDivideByTheRateAndRoundOnce() {
    assertThat(
            CurrencyConversion.toBase(new BigDecimal("1000.00"), new BigDecimal("0.650000"), "AUD"))
        .isEqualTo(new BigDecimal("1538.46"));
    assertThat(CurrencyConversion.toBase(new BigDecimal("1000"), new BigDecimal("0.5"), "JPY"))
        .isEqualTo(new BigDecimal("2000"));
  }

  @Test
  void shouldRoundAnAmountInBaseCurrencyLikeAnyOther() {
    for (String one : List.of("1", "1.000000", "1.0000000000")) {
      assertThat(CurrencyConversion.toBase(new BigDecimal("10.005"), new BigDecimal(one), "AUD"))
          .isEqualTo(new BigDecimal("10.01"));
      assertThat(CurrencyConversion.toBase(new BigDecimal("-10.005"), new BigDecimal(one), "AUD"))
          .isEqualTo(new BigDecimal("-10.01"));
      assertThat(CurrencyConversion.toBase(new BigDecimal("7"), new BigDecimal(one), "BHD"))
          .isEqualTo(new BigDecimal("7.000"));
    }
  }

  @Test
  void shouldKeepTwoDecimalsForACodeItDoesNotKnow() {
    assertThat(CurrencyConversion.minorUnits("QQQ")).isEqualTo(2);
    assertThat(CurrencyConversion.minorUnits("BHD")).isEqualTo(3);
  }
}
