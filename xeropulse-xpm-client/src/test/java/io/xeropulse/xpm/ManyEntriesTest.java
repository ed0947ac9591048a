package io.xeropulse.xpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ManyEntriesTest {

  @Test
  void shouldStreamAndPriceAMillionEntriesInAHeapOf256Megabytes()
      throws IOException, InterruptedException {
    int wanted = Boolean.getBoolean("xeropulse.proof") ? 1_000_000 : 100_000;
    int windows = 9;
    int perWindow = wanted / windows + 1;

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ManyEntriesMain.class.getName(),
                String.valueOf(wanted))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(output.strip())
        .isEqualTo(
            "%d entries, %d jobs, total %s"
                .formatted(
                    (long) perWindow * windows,
                    Math.min(perWindow, ManyEntriesMain.JOBS),
                    total(perWindow).multiply(BigDecimal.valueOf(windows)).toPlainString()));
  }

  /** In whole cents, by another way than the code's: 200 an hour is 20 000 cents in 60 minutes. */
  private static BigDecimal total(int perWindow) {
    long cents = 0;
    for (int i = 0; i < perWindow; i++) {
      int minutes = ManyEntriesMain.minutes(i);
      long size = (Math.abs(minutes) * 20_000L + 30) / 60;
      cents += minutes < 0 ? -size : size;
    }
    return BigDecimal.valueOf(cents, 2);
  }
}
