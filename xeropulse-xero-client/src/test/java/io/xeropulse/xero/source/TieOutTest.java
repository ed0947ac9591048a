package io.xeropulse.xero.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.Account;
import io.xeropulse.core.sync.proof.AccountTie;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.proof.DayReader;
import io.xeropulse.core.sync.proof.Held;
import io.xeropulse.core.sync.proof.TieOut;
import io.xeropulse.core.sync.proof.TrialBalanceSource;
import io.xeropulse.sandbox.Sandbox;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TieOutTest {
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);

  @Test
  void shouldTieEveryAccountOfACleanPracticeToTheCentWithOneCall() {
    int invoices = Boolean.getBoolean("xeropulse.proof") ? 20_000 : 1_500;
    try (Sandbox sandbox = Sandbox.builder().seed(5).invoices(invoices).jobs(1).start()) {
      SandboxBooks books = new SandboxBooks(sandbox);
      Held held = books.read();
      Set<String> currencies =
          held.documents().stream().map(d -> d.amounts().currency()).collect(Collectors.toSet());
      assertThat(currencies).containsExactlyInAnyOrder("AUD", "EUR", "USD");

      Certificate certificate =
          TieOut.of(books.report(), DayReader.NONE).prove(SandboxBooks.ORGANIZATION, held, AS_AT);

      assertThat(certificate.unmatched()).as(certificate.summary()).isEmpty();
      assertThat(certificate.accounts())
          .hasSizeGreaterThan(20)
          .allSatisfy(
              account -> {
                assertThat(account.verdict()).isEqualTo(AccountTie.Verdict.MATCHED);
                assertThat(account.difference()).isEqualByComparingTo("0.00");
              });
      assertThat(certificate.doubts()).isEmpty();
      assertThat(certificate.breaks()).isEmpty();
      assertThat(certificate.reportsRead()).isEqualTo(1);
      System.out.printf(
          "tie-out of %d documents in %s: %s%n",
          held.documents().size(), currencies, certificate.summary());
    }
  }

  @Test
  void shouldTieOutOnManyDaysOfManyPractices() {
    int seeds = Boolean.getBoolean("xeropulse.proof") ? 50 : 5;
    System.out.println("TieOutTest: seeds 1 to " + seeds);
    for (int seed = 1; seed <= seeds; seed++) {
      try (Sandbox sandbox = Sandbox.builder().seed(seed).invoices(200).jobs(1).start()) {
        SandboxBooks books = new SandboxBooks(sandbox);
        Held held = books.read();
        List<Account> chart = held.accounts();
        for (int days = 0; days < 700; days += 37) {
          Certificate certificate =
              TieOut.of(
                      TrialBalanceSource.of(
                          SandboxBooks.ORGANIZATION, date -> books.truth(date, chart)),
                      DayReader.NONE)
                  .prove(SandboxBooks.ORGANIZATION, held, AS_AT.minusDays(days));
          assertThat(certificate.unmatched())
              .as("seed %d, %s", seed, certificate.summary())
              .isEmpty();
        }
      }
    }
  }
}
