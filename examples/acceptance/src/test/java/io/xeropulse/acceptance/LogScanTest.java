package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the modules before this one logged and printed in their tests, with everything of ours
 * logged, holds no secret and no address of a person. The acceptance tests are built last.
 */
class LogScanTest {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Map<String, Pattern> SECRETS =
      new TreeMap<>(
          Map.of(
              "e-mail address", Pattern.compile("[\\w.%+-]+@[A-Za-z0-9-]+[.][A-Za-z]{2,}"),
              "signed token", Pattern.compile("eyJ[\\w-]{4,}[.][\\w-]+[.][\\w-]*"),
              "password hash", Pattern.compile("[$](argon2id?|2[abxy])[$]"),
              "API key", Pattern.compile("xp_[a-z]+_[A-Za-z0-9]+_[\\w-]{20,}"),
              "bearer token", Pattern.compile("(?i)bearer [\\w-]{6,}"),
              "opaque token or key", Pattern.compile("(?<![\\w/+=-])[\\w-]{43}(?![\\w/+=-])"),
              "password of a test",
                  Pattern.compile(
                      "(?i)pony staple|kettle sings|Passw0rd1|wrong horse|passwordpassword"),
              "client secret", Pattern.compile("(?i)client_secret=[\\w-]+")));

  @Test
  void shouldFindNoSecretInAnythingThatWasLogged() throws IOException {
    List<Path> logs = logs();
    for (Path log : logs) {
      try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
        lines.forEach(line -> assertThat(found(line)).as("%s: %s", log, line).isEmpty());
      }
    }
    if (Files.isDirectory(ROOT.resolve("xeropulse-authz/target/surefire-reports"))) {
      assertThat(logs).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "login of ava.smith@example.com",
        "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
        "stored $argon2id$v=19$m=19456",
        "key xp_live_abc123_0123456789abcdefghijKLMN",
        "Authorization: Bearer abcdef123",
        "refresh 0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
        "tried correct pony staple battery",
        "body grant_type=x&client_secret=abc"
      })
  void shouldKnowASecretWhenItSeesOne(String line) {
    assertThat(found(line)).isNotEmpty();
  }

  private static List<String> found(String line) {
    return SECRETS.entrySet().stream()
        .filter(secret -> secret.getValue().matcher(line).find())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What surefire kept of each test class, and the files that modules log to. */
  private static List<Path> logs() throws IOException {
    try (Stream<Path> poms = Files.walk(ROOT, 3)) {
      return poms.filter(path -> path.endsWith("pom.xml"))
          .map(pom -> pom.resolveSibling("target"))
          .flatMap(LogScanTest::logsIn)
          .toList();
    }
  }

  private static Stream<Path> logsIn(Path target) {
    if (!Files.isDirectory(target)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(target, 2)) {
      return files
          .filter(file -> file.endsWith("test.log") || file.toString().endsWith("-output.txt"))
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
