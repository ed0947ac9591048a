package io.xeropulse.xero.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LargeOrganisationTest {
  private static final int INVOICES = Boolean.getBoolean("xeropulse.proof") ? 100_000 : 5_000;

  @Test
  void shouldStreamInvoicesInASmallHeapWithTheFewestCalls() throws Exception {
    try (Sandbox sandbox = Sandbox.builder().invoices(INVOICES).jobs(1).start()) {
      Process reader = read(sandbox);
      String output =
          new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();

      assertThat(reader.waitFor()).as(output).isZero();
      assertThat(output).endsWith(Integer.toString(INVOICES));
      assertThat(invoiceCalls(sandbox)).isEqualTo(INVOICES / 1_000);
    }
  }

  private static Process read(Sandbox sandbox) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            StreamingReaderMain.class.getName(),
            sandbox.baseUrl().toString(),
            sandbox.clientId(),
            sandbox.clientSecret(),
            sandbox.xeroTenantId())
        .redirectErrorStream(true)
        .start();
  }

  private static long invoiceCalls(Sandbox sandbox) {
    return sandbox.meter().of(sandbox.xeroTenantId(), "Invoices").calls();
  }
}
