package io.xeropulse.xero.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.grant.GrantId;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AesTokenVaultTest {
  private static final GrantId GRANT = GrantId.random();

  private final AesTokenVault vault =
      AesTokenVault.create(
          2, Map.of(1, new byte[32], 2, "k".repeat(32).getBytes(UTF_8)), new SecureRandom());

  @Test
  void shouldOpenNothingThatWasCutOrChanged() {
    byte[] sealed = vault.seal(GRANT, "a refresh token".getBytes(UTF_8));
    assertThat(vault.open(GRANT, sealed)).isEqualTo("a refresh token".getBytes(UTF_8));
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] = (byte) (changed[i] ^ 1);
      for (byte[] damaged : new byte[][] {Arrays.copyOf(sealed, i), changed}) {
        assertThatThrownBy(() -> vault.open(GRANT, damaged))
            .as("cut or changed at %d", i)
            .isInstanceOf(InvalidConfigurationException.class)
            .hasMessageContaining("do not open");
      }
    }
  }
}
