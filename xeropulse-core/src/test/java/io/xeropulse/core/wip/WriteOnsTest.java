package io.xeropulse.core.wip;

import static io.xeropulse.core.wip.PracticeExample.AS_AT;
import static io.xeropulse.core.wip.PracticeExample.RATES;
import static io.xeropulse.core.wip.PracticeExample.TRUST_RETURN;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WriteOnsTest {
  private final WipCalculator calculator = new WipCalculator(RATES, 2);

  @Test
  void shouldSplitAWriteOffInProportionToValue() {
    WriteOns writeOns = calculator.writeOns(TRUST_RETURN, AS_AT);

    assertThat(writeOns.entries())
        .extracting(WriteOn::value)
        .containsExactly(new BigDecimal("400.00"), new BigDecimal("200.00"));
    assertThat(writeOns.entries())
        .extracting(WriteOn::amount)
        .containsExactly(new BigDecimal("-66.67"), new BigDecimal("-33.33"));
    assertThat(writeOns.entries())
        .extracting(WriteOn::billed)
        .containsExactly(new BigDecimal("333.33"), new BigDecimal("166.67"));
    assertThat(writeOns.total()).isEqualByComparingTo("-100");
    assertThat(writeOns.entries().get(0).date()).isEqualTo(LocalDate.of(2025, 5, 20));
  }

  @Test
  void shouldKnowNoWriteOffBeforeTheInvoice() {
    assertThat(calculator.writeOns(TRUST_RETURN, LocalDate.of(2025, 5, 19)).entries()).isEmpty();
  }

  @Test
  void shouldNotTellTheWriteOnOfALineWithAnUnpricedEntry() {
    JobLedger job =
        new JobLedger(
            "J1",
            null,
            List.of(
                PracticeExample.invoiced("t1", "ava", "2025-04-02", 60, "2025-05-20"),
                PracticeExample.invoiced("t2", "nobody", "2025-04-02", 60, "2025-05-20")),
            List.of(),
            List.of(PracticeExample.task("2025-05-20", "500.00", true)));

    WriteOns writeOns = calculator.writeOns(job, AS_AT);

    assertThat(writeOns.entries()).isEmpty();
    assertThat(writeOns.unknownLines()).containsExactly("L1");
  }

  @Test
  void shouldSplitAsWorkedOutByHand() {
    assertThat(split("-200", Collections.nCopies(10, "100")))
        .containsOnly(new BigDecimal("-20.00"))
        .hasSize(10);
    assertThat(split("-100", List.of("1", "1", "1")))
        .containsExactly(
            new BigDecimal("-33.34"), new BigDecimal("-33.33"), new BigDecimal("-33.33"));
  }

  @Test
  void shouldGiveACorrectionItsPartOfTheOtherSign() {
    assertThat(split("90", List.of("100", "-10")))
        .containsExactly(new BigDecimal("100.00"), new BigDecimal("-10.00"));
  }

  @Test
  void shouldSplitEvenlyWhereWeightsCancelOut() {
    assertThat(split("1.01", List.of("5", "-5")))
        .containsExactly(new BigDecimal("0.51"), new BigDecimal("0.50"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldAlwaysAddUpAndStayWithinAUnitOfTheExactPart(long seed) {
    Random random = new Random(seed);
    int rounds = Boolean.getBoolean("xeropulse.proof") ? 100_000 : 1_000;
    for (int round = 0; round < rounds; round++) {
      int scale = random.nextInt(4);
      BigDecimal total = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, scale);
      List<BigDecimal> weights = new ArrayList<>();
      for (int i = 1 + random.nextInt(12); i > 0; i--) {
        weights.add(BigDecimal.valueOf(random.nextInt(20_000) - 2_000, random.nextInt(4)));
      }
      List<BigDecimal> parts = Apportionment.split(total, weights, scale);

      assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
          .as("seed %d round %d: %s over %s", seed, round, total, weights)
          .isEqualByComparingTo(total);
      BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      for (int i = 0; sum.signum() != 0 && i < parts.size(); i++) {
        BigDecimal distance = parts.get(i).multiply(sum).subtract(total.multiply(weights.get(i)));
        assertThat(distance.abs())
            .as("seed %d round %d part %d", seed, round, i)
            .isLessThan(sum.abs().movePointLeft(scale));
      }
    }
  }

  private static List<BigDecimal> split(String total, List<String> weights) {
    return Apportionment.split(
        new BigDecimal(total), weights.stream().map(BigDecimal::new).toList(), 2);
  }

  static LongStream seeds() {
    long last = 5;
    System.out.println("WriteOnsTest: seeds 1 to " + last);
    return LongStream.rangeClosed(1, last);
  }
}
