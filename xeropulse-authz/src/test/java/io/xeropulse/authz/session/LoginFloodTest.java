package io.xeropulse.authz.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoginFloodTest {

  /** A hash takes 19 MiB: unbounded, a thousand at once would take 19 GiB. */
  @Test
  void shouldStandAThousandLoginsAtOnceInAHeapOf96Megabytes()
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-Xss256k",
                "-cp",
                System.getProperty("java.class.path"),
                LoginFloodMain.class.getName(),
                "1000")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(output)
        .contains("1000 answered, turned away: true, went on working: true")
        .doesNotContain("OutOfMemoryError");
  }
}
