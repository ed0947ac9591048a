package io.xeropulse.authz.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.Threads;
import io.xeropulse.authz.password.PasswordHasher.Check;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashingTest {
  private static final Argon2Settings CHEAP = new Argon2Settings(64, 1, 1);
  private static final Password RIGHT = password("correct pony staple battery");
  private static final Password OTHER = password("correct pony staple batterY");

  private final SecureRandom random = new SecureRandom();

  /** RFC 9106, section 5.3: shows that the library underneath computes Argon2id. */
  @Test
  void shouldComputeTheTestVectorOfTheRfc() {
    byte[] hash = new byte[32];
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(32)
            .withIterations(3)
            .withParallelism(4)
            .withSalt(fill(16, 2))
            .withSecret(fill(8, 3))
            .withAdditional(fill(12, 4))
            .build());
    generator.generateBytes(fill(32, 1), hash);
    assertThat(HexFormat.of().formatHex(hash))
        .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
  }

  @Test
  void shouldStoreTheSettingsWithTheHash() {
    Argon2idHasher hasher = hasher(Argon2Settings.owasp(), Peppers.none());
    String stored = hasher.hash(RIGHT);
    assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hasher.verify(RIGHT, stored)).isEqualTo(Check.RIGHT);
    assertThat(hasher.verify(OTHER, stored)).isEqualTo(Check.WRONG);
    assertThat(hasher.hash(RIGHT)).as("a fresh salt each time").isNotEqualTo(stored);
  }

  @Test
  void shouldSayWhenAHashShouldBeMadeAnew() {
    String old = hasher(CHEAP, Peppers.none()).hash(RIGHT);
    Argon2idHasher dearer = hasher(new Argon2Settings(128, 1, 1), Peppers.none());
    assertThat(dearer.verify(RIGHT, old)).isEqualTo(Check.RIGHT_BUT_OUTDATED);
    assertThat(dearer.verify(OTHER, old)).isEqualTo(Check.WRONG);
  }

  @Test
  void shouldMixInThePepperAndRotateIt() {
    String plain = hasher(CHEAP, Peppers.none()).hash(RIGHT);
    Peppers first = peppers("a", Map.of("a", "pepper one".getBytes(UTF_8)));
    String peppered = hasher(CHEAP, first).hash(RIGHT);
    assertThat(peppered).contains(",keyid=a$").doesNotContain("pepper one");
    assertThat(hasher(CHEAP, first).verify(RIGHT, peppered)).isEqualTo(Check.RIGHT);
    assertThat(hasher(CHEAP, first).verify(RIGHT, plain)).isEqualTo(Check.RIGHT_BUT_OUTDATED);
    assertThat(hasher(CHEAP, Peppers.none()).verify(RIGHT, peppered)).isEqualTo(Check.WRONG);
    Peppers wrong = peppers("a", Map.of("a", "pepper two".getBytes(UTF_8)));
    assertThat(hasher(CHEAP, wrong).verify(RIGHT, peppered)).isEqualTo(Check.WRONG);
    Peppers both =
        peppers("b", Map.of("a", "pepper one".getBytes(UTF_8), "b", "new".getBytes(UTF_8)));
    assertThat(hasher(CHEAP, both).verify(RIGHT, peppered)).isEqualTo(Check.RIGHT_BUT_OUTDATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "$argon2i$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=9999999,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=64,t=999,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
        "$2y$10$short"
      })
  void shouldTakeAnUnreadableHashForAWrongPassword(String stored) {
    assertThat(new LegacyBcrypt(hasher(CHEAP, Peppers.none())).verify(RIGHT, stored))
        .isEqualTo(Check.WRONG);
  }

  @Test
  void shouldAcceptLegacyBcryptOnceAndNeverCutAPasswordShort() {
    LegacyBcrypt legacy = new LegacyBcrypt(hasher(CHEAP, Peppers.none()));
    String stored = bcrypt("correct pony staple battery");
    assertThat(legacy.verify(RIGHT, stored)).isEqualTo(Check.RIGHT_BUT_OUTDATED);
    assertThat(legacy.verify(OTHER, stored)).isEqualTo(Check.WRONG);
    assertThat(legacy.verify(RIGHT, legacy.hash(RIGHT))).isEqualTo(Check.RIGHT);
    String cut = bcrypt("x".repeat(72));
    assertThat(legacy.verify(password("x".repeat(72)), cut)).isEqualTo(Check.RIGHT_BUT_OUTDATED);
    assertThat(legacy.verify(password("x".repeat(73)), cut)).isEqualTo(Check.WRONG);
    String counted = bcrypt("é".repeat(36));
    assertThat(legacy.verify(password("é".repeat(36)), counted))
        .as("bytes are counted, not characters")
        .isEqualTo(Check.RIGHT_BUT_OUTDATED);
    assertThat(legacy.verify(password("é".repeat(37)), counted)).isEqualTo(Check.WRONG);
  }

  @Test
  void shouldTellLongPasswordsApartToTheLastByte() {
    Argon2idHasher hasher = hasher(CHEAP, Peppers.none());
    String stored = hasher.hash(password("x".repeat(1_024)));
    assertThat(hasher.verify(password("x".repeat(1_024)), stored)).isEqualTo(Check.RIGHT);
    assertThat(hasher.verify(password("x".repeat(1_023)), stored)).isEqualTo(Check.WRONG);
    assertThat(hasher.verify(password("x".repeat(1_023) + "y"), stored)).isEqualTo(Check.WRONG);
    assertThat(Password.of("x".repeat(1_025))).isEmpty();
    assertThat(Password.of("é".repeat(513))).isEmpty();
  }

  /** To bcrypt {@code p NUL p} is {@code p}, and UTF-8 writes half a pair as a question mark. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "p\0p",
        "\0",
        "p\0",
        "correct \ud83d pony",
        "\udc34pony",
        "\udc34\ud83d",
        "pony\ud83d"
      })
  void shouldRefuseWhatAHashWouldTakeForAnotherPassword(String typed) {
    assertThat(Password.of(typed)).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // a request's body lacks the field
  void shouldRefuseNoPasswordAtAllByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Password.of(null))
        .withMessageContaining("password is missing");
  }

  @Test
  void shouldTakeEveryWholeCharacter() {
    Argon2idHasher hasher = hasher(CHEAP, Peppers.none());
    String stored = hasher.hash(password("pony \ud83d\udc34\ttab"));
    assertThat(hasher.verify(password("pony \ud83d\udc34\ttab"), stored)).isEqualTo(Check.RIGHT);
    assertThat(hasher.verify(password("pony ?\ttab"), stored)).isEqualTo(Check.WRONG);
  }

  @Test
  void shouldTakeTheSamePasswordFromEveryKeyboard() {
    Argon2idHasher hasher = hasher(CHEAP, Peppers.none());
    String stored = hasher.hash(password("Zu\u0308rich ﬁne"));
    assertThat(hasher.verify(password("Z\u00fcrich fine"), stored)).isEqualTo(Check.RIGHT);
  }

  @Test
  void shouldCheckADecoyThatNothingMatches() {
    Argon2idHasher hasher = hasher(CHEAP, Peppers.none());
    assertThat(hasher.decoy()).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
    assertThat(hasher.verify(RIGHT, hasher.decoy())).isEqualTo(Check.WRONG);
  }

  @Test
  void shouldBoundHowMuchIsHashedAtOnceAndTurnTheRestAway() throws Exception {
    Argon2idHasher hasher =
        new Argon2idHasher(
            Argon2Settings.owasp(),
            Peppers.none(),
            random,
            new HashingLimits(2, 3, Duration.ofSeconds(30)));
    int requests = 60;
    ExecutorService threads = Executors.newFixedThreadPool(requests);
    try {
      List<Future<Boolean>> answers = new ArrayList<>();
      CountDownLatch start = new CountDownLatch(1);
      for (int i = 0; i < requests; i++) {
        answers.add(
            threads.submit(
                () -> {
                  start.await();
                  try {
                    hasher.hash(RIGHT);
                    return true;
                  } catch (HashingBusyException busy) {
                    assertThat(busy.retryable()).isTrue();
                    assertThat(busy.retryAfter()).isPresent();
                    return false;
                  }
                }));
      }
      start.countDown();
      int served = 0;
      for (Future<Boolean> answer : answers) {
        served += answer.get(60, TimeUnit.SECONDS) ? 1 : 0;
      }
      assertThat(served).isBetween(5, requests - 1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(hasher.verify(RIGHT, hasher.hash(RIGHT)))
        .as("the places are free again")
        .isEqualTo(Check.RIGHT);
  }

  @Test
  void shouldHashOfOneSourceNoMoreThanItsShareAtOnce() throws Exception {
    HashingLimits limits = new HashingLimits(1, 64, Duration.ofSeconds(60), 2);
    PasswordHasher hasher =
        new LegacyBcrypt(
            new Argon2idHasher(Argon2Settings.owasp(), Peppers.none(), random, limits));
    PasswordSource flood = new PasswordSource("flood", true);
    List<Object> answers =
        Threads.race(
            24,
            n ->
                () ->
                    n % 4 == 0
                        ? hasher.hash(RIGHT, new PasswordSource("person " + n, true))
                        : hasher.hash(RIGHT, flood));
    assertThat(answers).filteredOn(HashingBusyException.class::isInstance).isNotEmpty();
    for (int n = 0; n < 24; n += 4) {
      assertThat(answers.get(n)).as("person %d", n).isInstanceOf(String.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short but fine",
        "passwordpassword",
        "Passw0rd12345678",
        "qwertyuiopasdfgh",
        "123456789012345",
        "aaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "Welcome2025!!!!!!",
        "Summer2025Summer2025",
        "letmeinletmein1234",
        "abcdefghijklmnop",
        "1qaz2wsx3edc4rfv",
        "xeropulse-xeropulse",
        "ava.ng@practice1"
      })
  void shouldRefuseWhatCanBeGuessed(String typed) {
    assertThatThrownBy(
            () -> PasswordRules.standard().check(password(typed), List.of("ava.ng", "practice")))
        .isInstanceOf(WeakPasswordException.class)
        .hasMessageNotContaining(typed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the kettle sings at dawn",
        "blue-otter-climbs-9-ladders",
        "Wellington im Regen",
        "ようこそ私の小さな会計事務所へ",
        "kettle kettle dawn otters"
      })
  void shouldAcceptASentenceWithoutDemandingDigitsOrSigns(String typed) {
    PasswordRules.standard().check(password(typed), List.of("ava.ng", "practice"));
  }

  private Argon2idHasher hasher(Argon2Settings settings, Peppers peppers) {
    return new Argon2idHasher(settings, peppers, random, HashingLimits.standard());
  }

  private static Peppers peppers(String current, Map<String, byte[]> secrets) {
    return new Peppers() {
      @Override
      public Optional<String> current() {
        return Optional.of(current);
      }

      @Override
      public Optional<byte[]> find(String id) {
        return Optional.ofNullable(secrets.get(id));
      }
    };
  }

  private String bcrypt(String text) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return OpenBSDBCrypt.generate(text.getBytes(UTF_8), salt, 4);
  }

  private static byte[] fill(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static Password password(String typed) {
    return Password.of(typed).orElseThrow();
  }
}
