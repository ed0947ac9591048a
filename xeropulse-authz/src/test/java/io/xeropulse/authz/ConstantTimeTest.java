package io.xeropulse.authz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.authz.apikey.ApiKeys;
import io.xeropulse.authz.password.Argon2idHasher;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a comparison takes cannot be asserted; what it calls can. */
class ConstantTimeTest {

  @ParameterizedTest
  @ValueSource(classes = {ApiKeys.class, Argon2idHasher.class})
  void shouldCompareSecretsInConstantTime(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      assertThat(new String(in.readAllBytes(), ISO_8859_1))
          .contains("java/security/MessageDigest", "isEqual");
    }
  }
}
