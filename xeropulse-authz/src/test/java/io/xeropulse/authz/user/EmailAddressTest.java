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

  /** The deviations of UTS 46, table 1: these domains have other owners than the former forms. */
  @ParameterizedTest
  @CsvSource({
    "faß.de, xn--fa-hia.de",
    "FAß.DE, xn--fa-hia.de",
    "fass.de, fass.de",
    "straße.example, xn--strae-oqa.example",
    "ß.example, xn--zca.example",
    "βόλος.com, xn--nxasmm1c.com",
    "ΒΌΛΟς.com, xn--nxasmm1c.com",
    "βόλοσ.com, xn--nxasmq6b.com",
    "ΒΌΛΟΣ.com, xn--nxasmq6b.com",
    "mail.größe.faß.de, mail.xn--gre-6ka8i.xn--fa-hia.de",
    "xn--fa-hia.de, xn--fa-hia.de",
    "müller。example, xn--mller-kva.example"
  })
  void shouldKeepLettersThatAnEarlierStandardTookForOthers(String domain, String ascii) {
    assertThat(EmailAddress.of("ava@" + domain).address()).isEqualTo("ava@" + ascii);
    assertThat(EmailAddress.of("ava@" + domain)).isEqualTo(EmailAddress.of("ava@" + ascii));
  }

  /** RFC 3492, section 7.1. */
  @ParameterizedTest
  @CsvSource({
    "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
    "ليهمابتكلموشعربي؟, egbpdaj6bu4bxfgehfvwxn",
    "3年B組金八先生, 3B-ww4c5e180e575a65lsy2b",
    "ひとつ屋根の下2, 2-u9tlzr9756bt3uc0v",
    "TạisaohọkhôngthểchỉnóitiếngViệt, TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g"
  })
  void shouldWriteThePunycodeOfTheStandard(String label, String ascii) {
    assertThat(Punycode.encode(label)).isEqualTo(ascii);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u200db.example",
        "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.com",
        "-ß.example",
        "ß-.example",
        "a_ß.example",
        "ß..example",
        "ß.example.",
        "faß\u0430.de"
      })
  void shouldRefuseADomainThatWouldBecomeAnother(String domain) {
    assertThat(EmailAddress.parse("ava@" + domain)).isEmpty();
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

  @Test
  void shouldTakeNothingAndEndlessTextForNoAddress() {
    assertThat(EmailAddress.parse(null)).isEmpty();
    // Its normal form takes the square of its length to work out: minutes, if it were.
    String marks = "\u0301".repeat(400_000) + "\u0323".repeat(400_000);
    assertThat(EmailAddress.parse("a@" + marks)).isEmpty();
  }
}
