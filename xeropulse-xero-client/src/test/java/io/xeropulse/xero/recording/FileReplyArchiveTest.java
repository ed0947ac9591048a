package io.xeropulse.xero.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplyArchiveTest implements ReplyArchiveContract {
  @TempDir Path folder;

  @Override
  public ReplyArchive archive() {
    return new FileReplyArchive(folder.resolve("recordings"));
  }

  @Test
  void shouldLeaveNoUnfinishedFile() throws IOException {
    archive().keep(ADDRESS, new byte[] {1});
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .extracting(file -> file.getFileName().toString())
          .containsExactly(ADDRESS);
    }
  }

  @Test
  void shouldSayThatItCannotWriteAndTakeNoPathForAnAddress() throws IOException {
    Path file = Files.createFile(folder.resolve("a-file"));
    ReplyArchive archive = new FileReplyArchive(file);
    assertThatThrownBy(() -> archive.keep(ADDRESS, new byte[] {1}))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining(file.toString());
    assertThatThrownBy(() -> archive.content("../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
