package io.xeropulse.xpm.csv;

import io.xeropulse.core.InvalidConfigurationException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds where a file that was to be UTF-8 is not, which a decoding reader does not tell. */
final class Utf8Fault {
  private Utf8Fault() {}

  static InvalidConfigurationException in(Path path, String file, IOException cause) {
    int line = 1;
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(path))) {
      ByteArrayOutputStream current = new ByteArrayOutputStream();
      for (int b = bytes.read(); b >= 0; b = bytes.read()) {
        current.write(b);
        if (b == '\n') {
          int column = faultyColumn(current.toByteArray());
          if (column > 0) {
            return fault(file, line, column, cause);
          }
          current.reset();
          line++;
        }
      }
      return fault(file, line, Math.max(1, faultyColumn(current.toByteArray())), cause);
    } catch (IOException e) {
      cause.addSuppressed(e);
      return fault(file, line, 1, cause);
    }
  }

  private static int faultyColumn(byte[] line) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer decoded = CharBuffer.allocate(line.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(line), decoded, true);
    return result.isError() ? decoded.position() + 1 : 0;
  }

  private static InvalidConfigurationException fault(
      String file, int line, int character, IOException cause) {
    return new InvalidConfigurationException(
        "%s, line %d, character %d: not UTF-8; save the file as \"CSV UTF-8\"; nothing of it was used"
            .formatted(file, line, character),
        cause);
  }
}
