package io.xeropulse.xpm.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.SourceUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileAnswersTest {
  private static final Answer ANSWER = new Answer("xpm/jobs of organization test");
  private static final Shape JOBS = new Shape("Jobs", "Job");
  private static final String HEAD = "<Response><Status>OK</Status><Jobs><Job><ID>1</ID><Name>";
  private static final String TAIL = "</Name></Job></Jobs></Response>";

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void readAll(InputStream body) {
    RecordReader reader = new XmlRecordReader(body, JOBS, ANSWER);
    while (reader.next() != null) {}
  }

  private static void assertMalformed(InputStream body) {
    assertThatThrownBy(() -> readAll(body))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("xpm/jobs of organization test")
        .hasMessageMatching("(?s).*line \\d+, column \\d+.*");
  }

  @Test
  void shouldRefuseAnEntityBomb() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE lolz [<!ENTITY e0 \"lol\">");
    for (int i = 1; i < 20; i++) {
      bomb.append("<!ENTITY e%d \"%s\">".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
    }
    assertMalformed(bytes(bomb + "]>" + HEAD + "&e19;" + TAIL));
  }

  @Test
  void shouldReadNoFileForAnExternalEntity(@TempDir Path folder) throws IOException {
    Path secret = folder.resolve("secret.txt");
    Files.writeString(secret, "SECRET");

    assertMalformed(
        bytes(
            "<!DOCTYPE r [<!ENTITY x SYSTEM \"%s\">]>".formatted(secret.toUri())
                + HEAD
                + "&x;"
                + TAIL));
    assertMalformed(
        bytes("<!DOCTYPE r SYSTEM \"%s\">".formatted(secret.toUri()) + HEAD + "a" + TAIL));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 10_000, 1_000_000})
  void shouldRefuseDeepNesting(int depth) {
    assertMalformed(bytes(HEAD + "<a>".repeat(depth) + "</a>".repeat(depth) + TAIL));
    assertThatThrownBy(
            () -> {
              String deep = "{\"status\":\"OK\",\"jobs\":[{\"a\":" + "[".repeat(depth);
              RecordReader reader = new JsonRecordReader(bytes(deep), JOBS, ANSWER);
              while (reader.next() != null) {}
            })
        .isInstanceOf(MalformedResponseException.class);
  }

  @Test
  void shouldRefuseAHugeTextWithoutHoldingIt() {
    long size = Boolean.getBoolean("xeropulse.proof") ? 1L << 30 : 1L << 25;
    Endless text = new Endless(size);

    assertMalformed(
        new SequenceInputStream(Collections.enumeration(List.of(bytes(HEAD), text, bytes(TAIL)))));
    assertThat(text.given()).as("read no further than the limit").isLessThan(1L << 23);
  }

  @Test
  void shouldRefuseARecordOfEndlesslyManyElements() {
    String element = "<Note>" + "x".repeat(1_000) + "</Note>";
    assertMalformed(bytes(HEAD + "</Name>" + element.repeat(20_000) + "<Name>" + TAIL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252"})
  void shouldReadAnEncodingThatIsDeclared(String charset) {
    String body = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>" + HEAD + "José" + TAIL;
    RecordReader reader =
        new XmlRecordReader(
            new ByteArrayInputStream(body.getBytes(Charset.forName(charset))), JOBS, ANSWER);

    assertThat(java.util.Objects.requireNonNull(reader.next()).fields().path("name").asText())
        .isEqualTo("José");
  }

  @Test
  void shouldRefuseBytesThatAreNotInTheDeclaredEncoding() {
    byte[] latin = (HEAD + "José" + TAIL).getBytes(StandardCharsets.ISO_8859_1);
    assertMalformed(new ByteArrayInputStream(latin));
    assertMalformed(
        new ByteArrayInputStream(
            ("<?xml version=\"1.0\" encoding=\"no-such\"?>" + HEAD + TAIL)
                .getBytes(StandardCharsets.UTF_8)));
    assertMalformed(
        new ByteArrayInputStream(
            ("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + HEAD + TAIL)
                .getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void shouldTellABrokenConnectionFromBadContent() {
    InputStream broken = new SequenceInputStream(bytes(HEAD), new Broken());

    assertThatThrownBy(() -> readAll(broken)).isInstanceOf(SourceUnavailableException.class);
  }

  @Test
  void shouldShowNothingOfTheContentInItsMessage() {
    assertThatThrownBy(() -> readAll(bytes(HEAD + "Jane Citizen</Nome>" + TAIL)))
        .hasMessageNotContaining("Jane");
  }

  /** A connection that is reset. */
  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("reset");
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      throw new IOException("reset");
    }
  }

  /** A text of one letter, as long as wanted. */
  private static final class Endless extends InputStream {
    private final long size;
    private long given;

    private Endless(long size) {
      this.size = size;
    }

    long given() {
      return given;
    }

    @Override
    public int read() {
      return given++ < size ? 'x' : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int count = (int) Math.min(length, size - given);
      if (count <= 0) {
        return -1;
      }
      Arrays.fill(into, from, from + count, (byte) 'x');
      given += count;
      return count;
    }
  }
}
