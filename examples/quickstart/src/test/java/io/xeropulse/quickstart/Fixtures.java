package io.xeropulse.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The fixture directories of the tests, and copies of them to spoil. */
final class Fixtures {
  private Fixtures() {}

  static Path directory(String name) {
    try {
      return Path.of(Fixtures.class.getResource("/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A copy of the directory in which one file is changed. */
  static Path changed(Path into, String name, String file, UnaryOperator<String> change) {
    Path source = directory(name);
    try (Stream<Path> files = Files.walk(source)) {
      Path copy = Files.createTempDirectory(into, "fixtures");
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(source.relativize(each).toString());
        Files.createDirectories(target.getParent());
        Files.copy(each, target);
      }
      Path target = copy.resolve(file);
      String text = Files.readString(target);
      String spoiled = change.apply(text);
      if (spoiled.equals(text)) {
        throw new IllegalArgumentException("The change changes nothing in " + file);
      }
      Files.writeString(target, spoiled);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
