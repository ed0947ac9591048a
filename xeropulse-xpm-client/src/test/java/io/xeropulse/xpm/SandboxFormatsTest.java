package io.xeropulse.xpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.sandbox.Sandbox;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both of XPM's forms, over HTTP and through the real transport. */
class SandboxFormatsTest {

  static LongStream seeds() {
    long last = Boolean.getBoolean("xeropulse.proof") ? 20 : 2;
    System.out.println("SandboxFormatsTest: seeds 1 to " + last);
    return LongStream.rangeClosed(1, last);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldSayTheSameFactsFromEitherForm(long seed) {
    try (Sandbox sandbox = Sandbox.builder().seed(seed).invoices(0).jobs(15).start()) {
      Facts xml = Facts.of(SandboxPractice.source(sandbox, XpmFormat.XML));
      Facts json = Facts.of(SandboxPractice.source(sandbox, XpmFormat.JSON));

      assertThat(json.all()).as("seed %d", seed).isNotEmpty().isEqualTo(xml.all());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldReadTheSameTypesFromEitherForm(long seed) {
    try (Sandbox sandbox = Sandbox.builder().seed(seed).invoices(0).jobs(15).start()) {
      List<?> xml = typed(SandboxPractice.client(sandbox, XpmFormat.XML));
      List<?> json = typed(SandboxPractice.client(sandbox, XpmFormat.JSON));

      assertThat(json).as("seed %d", seed).isNotEmpty().isEqualTo(xml);
    }
  }

  private static List<?> typed(XpmClient xpm) {
    LocalDate from = LocalDate.of(2023, 1, 1);
    LocalDate to = LocalDate.of(2025, 12, 31);
    return List.of(
        xpm.clients().list(Detail.SUMMARY).toList(),
        xpm.staff().list().toList(),
        xpm.catalogue().tasks().toList(),
        xpm.jobs().between(from, to, Detail.SUMMARY).toList(),
        xpm.time().between(from, to).toList(),
        xpm.invoices().between(from, to, Detail.SUMMARY).toList());
  }
}
