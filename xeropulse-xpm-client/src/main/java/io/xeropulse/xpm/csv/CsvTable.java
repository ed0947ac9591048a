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
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Streams the rows of a CSV file by its header: UTF-8 with or without a byte order mark, values in
 * quotes may hold commas and line breaks. Every row must be as long as the header. Not thread-safe.
 */
final class CsvTable implements Iterator<CsvRow>, AutoCloseable {
  private static final CsvFactory CSV =
      CsvFactory.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String file;
  private final @Nullable Path path;
  private final CsvParser parser;
  private final CsvHeader header;
  private @Nullable CsvRow next;

  private CsvTable(
      BufferedReader reader, @Nullable Path path, String file, CsvColumns columns, CsvFaults faults)
      throws IOException {
    this.file = file;
    this.path = path;
    skipByteOrderMark(reader);
    this.parser = CSV.createParser(reader);
    Line first = line();
    if (first == null) {
      throw fault(file, 1, 1, "the file is empty; its first line must name the columns");
    }
    this.header = CsvHeader.of(file, first.number(), first.values(), columns, faults);
    this.next = row();
  }

  static CsvTable open(Path path, CsvColumns columns, CsvFaults faults) {
    String file = String.valueOf(path.getFileName());
    try {
      BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
      try {
        return new CsvTable(reader, path, file, columns, faults);
      } catch (IOException | RuntimeException e) {
        reader.close();
        throw e;
      }
    } catch (CharacterCodingException e) {
      throw Utf8Fault.in(path, file, e);
    } catch (IOException e) {
      throw new InvalidConfigurationException(
          "%s cannot be read; check that it exists and may be read".formatted(path), e);
    }
  }

  static CsvTable open(Reader reader, String name, CsvColumns columns, CsvFaults faults) {
    try {
      return new CsvTable(new BufferedReader(reader), null, name, columns, faults);
    } catch (IOException e) {
      throw new InvalidConfigurationException("%s cannot be read to its end".formatted(name), e);
    }
  }

  private static void skipByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public CsvRow next() {
    CsvRow row = next;
    if (row == null) {
      throw new NoSuchElementException();
    }
    try {
      next = row();
    } catch (CharacterCodingException e) {
      throw path == null ? unreadable(e) : Utf8Fault.in(path, file, e);
    } catch (IOException e) {
      throw unreadable(e);
    }
    return row;
  }

  private InvalidConfigurationException unreadable(IOException e) {
    return new InvalidConfigurationException("%s cannot be read to its end".formatted(file), e);
  }

  private @Nullable CsvRow row() throws IOException {
    Line line = line();
    if (line == null) {
      return null;
    }
    int values = line.values().size();
    if (values != header.size()) {
      throw fault(
          file,
          line.number(),
          Math.min(values, header.size()) + 1,
          "the row has %d values, the header %d columns; a value with a comma must be in quotes"
              .formatted(values, header.size()));
    }
    return new CsvRow(header, line.values(), line.number());
  }

  private @Nullable Line line() throws IOException {
    try {
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
    } catch (JsonProcessingException e) {
      throw fault(
          file,
          e.getLocation().getLineNr(),
          e.getLocation().getColumnNr(),
          "it is not CSV there; perhaps a quote before it is not closed");
    }
  }

  static InvalidConfigurationException fault(String file, int line, int column, String problem) {
    return new InvalidConfigurationException(
        "%s, line %d, column %d: %s; nothing of the file was used"
            .formatted(file, line, column, problem));
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private record Line(int number, List<String> values) {}
}
