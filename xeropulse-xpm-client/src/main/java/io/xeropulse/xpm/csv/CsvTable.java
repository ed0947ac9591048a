package io.xeropulse.xpm.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.xeropulse.core.InvalidConfigurationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Streams the rows of a CSV file by its header: UTF-8 with or without a byte order mark, values in
 * quotes may hold commas and line breaks. Every row must be as long as the header. Not thread-safe.
 */
final class CsvTable {
  private static final CsvFactory CSV =
      CsvFactory.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String file;
  private final CsvColumns columns;

  private CsvTable(String file, CsvColumns columns) {
    this.file = file;
    this.columns = columns;
  }

  static void read(Path path, CsvColumns columns, Consumer<CsvRow> rows) {
    String file = String.valueOf(path.getFileName());
    try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      new CsvTable(file, columns).read(reader, rows);
    } catch (CharacterCodingException e) {
      throw Utf8Fault.in(path, file, e);
    } catch (IOException e) {
      throw new InvalidConfigurationException(
          "%s cannot be read; check that it exists and may be read".formatted(path), e);
    }
  }

  static void read(Reader reader, String name, CsvColumns columns, Consumer<CsvRow> rows) {
    try {
      new CsvTable(name, columns).read(new BufferedReader(reader), rows);
    } catch (IOException e) {
      throw new InvalidConfigurationException("%s cannot be read to its end".formatted(name), e);
    }
  }

  private void read(BufferedReader reader, Consumer<CsvRow> rows) throws IOException {
    skipByteOrderMark(reader);
    try (CsvParser parser = CSV.createParser(reader)) {
      Line header = line(parser);
      if (header == null) {
        throw error(1, 1, "the file is empty; its first line must name the columns");
      }
      Map<String, Integer> places = places(header);
      for (Line line = line(parser); line != null; line = line(parser)) {
        if (line.values().size() != header.values().size()) {
          throw error(
              line.number(),
              Math.min(line.values().size(), header.values().size()) + 1,
              "the row has %d values, the header %d columns; a value with a comma must be in quotes"
                  .formatted(line.values().size(), header.values().size()));
        }
        rows.accept(new CsvRow(this, places, line.values(), line.number()));
      }
    } catch (JsonProcessingException e) {
      throw error(
          e.getLocation().getLineNr(),
          e.getLocation().getColumnNr(),
          "it is not CSV there; perhaps a quote before it is not closed");
    }
  }

  private static void skipByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }

  private Map<String, Integer> places(Line header) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < header.values().size(); i++) {
      String heading = header.values().get(i);
      String name = CsvColumns.nameOf(heading);
      if (places.putIfAbsent(name, i) != null) {
        throw error(header.number(), i + 1, "column '%s' is there twice".formatted(heading));
      }
      if (!columns.othersIgnored() && !columns.knows(name)) {
        throw error(
            header.number(),
            i + 1,
            "column '%s' is unknown; known are %s".formatted(heading, columns.all()));
      }
    }
    for (String column : columns.required()) {
      if (!places.containsKey(column)) {
        throw error(
            header.number(),
            header.values().size() + 1,
            "column '%s' is missing; needed are %s".formatted(column, columns.required()));
      }
    }
    return places;
  }

  private static @Nullable Line line(CsvParser parser) throws IOException {
    if (parser.nextToken() == null) {
      return null;
    }
    List<String> values = new ArrayList<>();
    int number = 1;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (values.isEmpty()) {
        number = parser.currentTokenLocation().getLineNr();
      }
      values.add(parser.getText());
    }
    return new Line(number, values);
  }

  InvalidConfigurationException error(int line, int column, String problem) {
    return new InvalidConfigurationException(
        "%s, line %d, column %d: %s; nothing of the file was used"
            .formatted(file, line, column, problem));
  }

  private record Line(int number, List<String> values) {}
}
