package io.xeropulse.xpm.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.xeropulse.core.MalformedResponseException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a record into one of the types of {@code io.xeropulse.xpm.model}. Thread-safe. */
public final class Binding {
  private static final int DATE = "yyyy-MM-dd".length();
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule("xpm")
                  .addDeserializer(Boolean.class, new Text<>(Boolean.class, Binding::flag))
                  .addDeserializer(LocalDate.class, new Text<>(LocalDate.class, Binding::date))
                  .addDeserializer(LocalTime.class, new Text<>(LocalTime.class, Binding::time)))
          .build();

  private Binding() {}

  /**
   * Binds a record.
   *
   * @param <T> the type
   * @param record as it came
   * @param type what it is
   * @param answer which answer it is from
   * @return the typed record
   * @throws MalformedResponseException if a value in it is not what it should be, naming the field
   */
  public static <T> T bind(WireRecord record, Class<T> type, Answer answer) {
    try {
      return MAPPER.treeToValue(record.fields(), type);
    } catch (JsonMappingException e) {
      throw answer.unreadable(path(e.getPath()), e);
    } catch (JsonProcessingException e) {
      throw answer.unreadable("", e);
    }
  }

  private static String path(List<JsonMappingException.Reference> path) {
    return path.stream()
        .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : at.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static @Nullable Boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> Boolean.TRUE;
      case "no", "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static LocalDate date(String text) {
    boolean withTime = text.length() > DATE && text.charAt(DATE) == 'T';
    return LocalDate.parse(withTime ? text.substring(0, DATE) : text);
  }

  private static LocalTime time(String text) {
    return LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text);
  }

  /** Reads a value from its text; what is blank is null. */
  private static final class Text<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, @Nullable T> read;

    private Text(Class<T> type, Function<String, @Nullable T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public @Nullable T deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      String text = json.getText().strip();
      if (text.isEmpty()) {
        return null;
      }
      try {
        T value = read.apply(text);
        if (value != null) {
          return value;
        }
      } catch (DateTimeException e) {
        throw JsonMappingException.from(json, "not a date or time", e);
      }
      throw JsonMappingException.from(json, "not a flag");
    }
  }
}
