package io.xeropulse.xero.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.xero.internal.wire.JsonDocument;
import io.xeropulse.xero.internal.wire.JsonObject;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every word of every type, known and new, as its source code names them. */
class OpenWordsTest {
  private static final Path SOURCES = Path.of("src/main/java/io/xeropulse/xero/accounting");
  private static final Pattern WORD_FIELD =
      Pattern.compile("(\\w+)\\(\\) \\{\\s+return word\\(\\s*\"(\\w+)\"");

  @TestFactory
  List<DynamicTest> shouldKeepKnownAndNewWords() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        Matcher fields = WORD_FIELD.matcher(Files.readString(file));
        while (fields.find()) {
          String accessor = fields.group(1);
          String wireName = fields.group(2);
          tests.add(
              DynamicTest.dynamicTest(
                  name + "." + accessor, () -> check(name, accessor, wireName)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(30);
    return tests;
  }

  private static void check(String name, String accessor, String wireName) throws Exception {
    Class<?> type = Class.forName("io.xeropulse.xero.accounting." + name);
    Method method = type.getMethod(accessor);
    for (Enum<?> known : words(method)) {
      String wire = ((WireWord) known).wire();
      Word<?> word = read(type, method, wireName, wire);
      assertThat(word.text()).isEqualTo(wire);
      assertThat(word.known()).isPresent();
    }
    for (String fresh : List.of("ULTRA_NEW", "Tax/New", "\u00e9", " ")) {
      Word<?> word = read(type, method, wireName, fresh);
      assertThat(word.text()).isEqualTo(fresh);
      assertThat(word.known()).isEmpty();
    }
  }

  private static Word<?> read(Class<?> type, Method method, String wireName, String wire)
      throws ReflectiveOperationException, IOException {
    byte[] body = "{\"%s\":\"%s\"}".formatted(wireName, wire).getBytes(StandardCharsets.UTF_8);
    Constructor<?> constructor = type.getDeclaredConstructor(JsonObject.class);
    return (Word<?>) method.invoke(constructor.newInstance(JsonDocument.objects(body).get(0)));
  }

  private static Enum<?>[] words(Method method) {
    Type word = ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
    return (Enum<?>[]) ((Class<?>) word).getEnumConstants();
  }
}
