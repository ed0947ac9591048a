package io.xeropulse.authz.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "'  Ava.Ng@Example.COM ', Ava.Ng@example.com, ava.ng@example.com",
    "ava+tax@example.com, ava+tax@example.com, ava+tax@example.com",
    "jürgen@müller.example, jürgen@xn--mller-kva.example, jürgen@xn--mller-kva.example",
    "JÜRGEN@example.com, JÜRGEN@example.com, jürgen@example.com",
    "o'neil@example.co.nz, o'neil@example.co.nz, o'neil@example.co.nz"
  })
  void shouldKeepTheAddressAndCompareByItsKey(String typed, String address, String key) {
    EmailAddress email = EmailAddress.parse(typed).orElseThrow();
    assertThat(email.address()).isEqualTo(address);
    assertThat(email.key()).isEqualTo(key);
  }

  @Test
  void shouldTakeComposedAndDecomposedLettersForTheSame() {
    assertThat(EmailAddress.of("ju\u0308rgen@example.com"))
        .isEqualTo(EmailAddress.of("j\u00fcrgen@example.com"))
        .hasSameHashCodeAs(EmailAddress.of("J\u00dcRGEN@EXAMPLE.com"));
    assertThat(EmailAddress.of("ava+a@example.com"))
        .isNotEqualTo(EmailAddress.of("ava+b@example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@example.com",
        "ava@",
        "ava",
        "ava@@example.com",
        "a@b@example.com",
        "ava@localhost",
        "ava@-example.com",
        "ava@exa mple.com",
        "ava ng@example.com",
        "ava@example.com\r\nBcc: eve@example.com",
        "ava\u0000@example.com",
        "ava\n@example.com",
        ".ava@example.com",
        "ava..ng@example.com",
        "\"ava\"@example.com",
        "<ava@example.com>",
        "ava@example..com",
        "ava@[127.0.0.1]",
        "\u0430va@example.com",
        "ava@ex\u0430mple.com"
      })
  void shouldRefuseWhatIsNoAddressOrLooksLikeAnother(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @Test
  void shouldRefuseAddressesThatAreTooLong() {
    assertThat(EmailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
    assertThat(EmailAddress.parse("a@" + "b.".repeat(130) + "com")).isEmpty();
    assertThat(EmailAddress.parse("a".repeat(64) + "@example.com")).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmailAddress.of("nothing"))
        .withMessageNotContaining("nothing");
  }

  @Test
  void shouldKeepTheAddressOutOfItsText() {
    assertThat(EmailAddress.of("ava@example.com").toString()).doesNotContain("ava");
  }
}
