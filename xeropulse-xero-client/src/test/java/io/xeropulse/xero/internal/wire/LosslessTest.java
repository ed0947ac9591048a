package io.xeropulse.xero.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LosslessTest {
  /** The judge: another reader, with exact numbers that keep their scale. */
  private static final ObjectMapper JUDGE =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/xero-examples"))) {
      return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
    }
  }

  static LongStream seeds() {
    long last = Boolean.getBoolean("xeropulse.proof") ? 20_000 : 300;
    System.out.println("LosslessTest: seeds 1 to " + last);
    return LongStream.rangeClosed(1, last);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldGiveEveryExampleBackWithoutLosingAField(Path example) throws IOException {
    byte[] body = Files.readAllBytes(example);

    assertThat(roundTrip(body)).isEqualTo(JUDGE.readTree(body));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldKeepTheTextOfEveryRecordAsItCame(Path example) throws IOException {
    byte[] body = Files.readAllBytes(example);
    JsonNode whole = JUDGE.readTree(body);
    String key =
        Stream.iterate(whole.fieldNames(), Iterator::hasNext, names -> names)
            .map(Iterator::next)
            .filter(name -> whole.get(name).isArray())
            .findFirst()
            .orElseThrow();

    Envelope envelope = Envelope.read(body, key);

    assertThat(envelope.records()).hasSameSizeAs(whole.get(key));
    for (int i = 0; i < envelope.records().size(); i++) {
      String text = envelope.records().get(i).text();
      assertThat(new String(body, StandardCharsets.UTF_8)).contains(text);
      assertThat(JUDGE.readTree(text)).isEqualTo(whole.get(key).get(i));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldGiveAnyJsonBack(long seed) throws IOException {
    Random random = new Random(seed);
    ObjectNode made = object(random, 4);
    byte[] body = JUDGE.writeValueAsBytes(made);

    assertThat(roundTrip(body)).as("seed %d", seed).isEqualTo(JUDGE.readTree(body));
  }

  private static JsonNode roundTrip(byte[] body) throws IOException {
    return JUDGE.readTree(JsonDocument.objects(body).get(0).toJson());
  }

  private static ObjectNode object(Random random, int depth) {
    ObjectNode object = JUDGE.createObjectNode();
    for (int i = random.nextInt(6); i >= 0; i--) {
      object.set(text(random), value(random, depth));
    }
    return object;
  }

  private static JsonNode value(Random random, int depth) {
    JsonNodeFactory make = JUDGE.getNodeFactory();
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> make.nullNode();
      case 1 -> make.booleanNode(random.nextBoolean());
      case 2 -> make.textNode(text(random));
      case 3 ->
          DecimalNode.valueOf(
              new BigDecimal(new BigInteger(random.nextInt(90), random), random.nextInt(30) - 10)
                  .negate());
      case 4 -> make.numberNode(random.nextLong());
      case 5 -> make.arrayNode();
      case 6 -> object(random, depth - 1);
      default -> {
        ArrayNode array = make.arrayNode();
        for (int i = random.nextInt(4); i >= 0; i--) {
          array.add(value(random, depth - 1));
        }
        yield array;
      }
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      int kind = random.nextInt(5);
      if (kind == 0) {
        text.append((char) random.nextInt(0x20));
      } else if (kind == 1) {
        text.appendCodePoint(0x1F600 + random.nextInt(60));
      } else if (kind == 2) {
        text.append("\"\\/\u00e9\u4e2d\u2028".charAt(random.nextInt(6)));
      } else {
        text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.toString();
  }
}
