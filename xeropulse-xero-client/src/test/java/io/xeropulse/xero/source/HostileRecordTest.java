package io.xeropulse.xero.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.xero.internal.wire.Envelope;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records whose values were exchanged for others at random. */
class HostileRecordTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "ULTRA_NEW",
          "abc",
          "-1",
          "1e999999999",
          "0",
          "/Date(-999999999999999)/",
          "/Date(",
          "/Date(1539993600000+9999)/",
          "2018-02-30T00:00:00",
          "2018-10-20T00:00:00+99:00",
          "9999999999999999999999999999999999999999999999",
          "\u0000\uFFFF",
          "x".repeat(2_000));

  static LongStream seeds() {
    long last = Boolean.getBoolean("xeropulse.proof") ? 10_000 : 300;
    System.out.println("HostileRecordTest: seeds 1 to " + last);
    return LongStream.rangeClosed(1, last);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldMakeAFactOrARejectionAndNothingElseOfAnyRecord(long seed) throws IOException {
    Random random = new Random(seed);
    for (XeroEntity entity : XeroEntity.ALL) {
      Path example =
          Path.of("src/test/resources/xero-examples", "get" + entity.resource().key() + ".json");
      if (Files.exists(example)) {
        JsonNode page = MAPPER.readTree(Files.readAllBytes(example));
        for (int changes = random.nextInt(6); changes >= 0; changes--) {
          change(page.get(entity.resource().key()), random);
        }
        byte[] body = MAPPER.writeValueAsBytes(page);
        for (var raw : Envelope.read(body, entity.resource().key()).records()) {
          check(new XeroRecord(entity, raw), seed);
        }
      }
    }
  }

  private static void check(SourceRecord record, long seed) {
    assertThat(record.rawText()).as("seed %d", seed).startsWith("{").endsWith("}");
    String id = record.sourceId();
    record.updatedAt();
    try {
      Fact fact = record.toFact(seed % 2 == 0 ? Examples.NZD : Examples.UNKNOWN_BASE);
      assertThat(fact.sourceId()).as("seed %d", seed).isNotBlank().isEqualTo(id);
    } catch (RejectedRecordException rejected) {
      assertThat(rejected.rule()).as("seed %d", seed).isNotBlank();
      assertThat(rejected.getMessage()).as("seed %d", seed).isNotBlank().hasSizeLessThan(300);
    }
  }

  /** Exchanges one value somewhere below. */
  private static void change(JsonNode container, Random random) {
    if (container.isEmpty()) {
      return;
    }
    if (container instanceof ArrayNode array) {
      int index = random.nextInt(array.size());
      if (array.get(index).isContainerNode()) {
        change(array.get(index), random);
      } else {
        array.set(index, value(random));
      }
    } else if (container instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      JsonNode inner = object.get(name);
      if (inner.isContainerNode() && !inner.isEmpty() && random.nextInt(3) > 0) {
        change(inner, random);
      } else if (random.nextInt(8) == 0) {
        object.remove(name);
      } else {
        object.set(name, value(random));
      }
    }
  }

  private static JsonNode value(Random random) {
    JsonNodeFactory make = MAPPER.getNodeFactory();
    return switch (random.nextInt(8)) {
      case 0 -> make.nullNode();
      case 1 -> make.booleanNode(random.nextBoolean());
      case 2 -> make.numberNode(new BigDecimal("1E+" + random.nextInt(1_000)));
      case 3 -> make.numberNode(random.nextLong());
      case 4 -> make.arrayNode();
      case 5 -> make.objectNode().put("x", 1);
      default -> make.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }
}
