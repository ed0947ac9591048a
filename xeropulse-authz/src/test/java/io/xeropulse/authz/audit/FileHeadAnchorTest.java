package io.xeropulse.authz.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.Threads;
import io.xeropulse.core.StorageRejectedException;
import io.xeropulse.core.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHeadAnchorTest extends HeadAnchorContract {
  @TempDir Path temporary;
  private Path folder;
  private Path file;
  private HeadAnchor anchor;

  @BeforeEach
  void open() {
    folder = temporary.resolve("made/by us");
    file = folder.resolve(HOME + ".heads");
    anchor = new FileHeadAnchor(folder);
  }

  @Override
  HeadAnchor anchor() {
    return anchor;
  }

  @Test
  void shouldStillKnowThemAfterARestartAndShowThemToNobodyElse() throws IOException {
    anchor.publish(HOME, head(3));
    assertThat(new FileHeadAnchor(folder).newest(HOME)).contains(head(3));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void shouldShareAFolderWithAnotherAnchorOfTheProcess() throws Exception {
    HeadAnchor other = new FileHeadAnchor(folder);
    Threads.race(
        4,
        thread ->
            () -> {
              for (int i = 1; i <= 20; i++) {
                (thread % 2 == 0 ? anchor : other).publish(HOME, head(i * 4L - thread));
              }
              return true;
            });
    assertThat(other.newest(HOME)).contains(head(80));
  }

  @Test
  void shouldKeepEveryHeadItPublished() throws IOException {
    anchor.publish(HOME, head(3));
    anchor.publish(HOME, head(12));
    assertThat(Files.readString(file))
        .isEqualTo(
            "0000000000000000003 "
                + head(3).hash()
                + "\n0000000000000000012 "
                + head(12).hash()
                + "\n");
  }

  @Test
  void shouldGoOnBehindALineThatAKilledProcessBegan() throws IOException {
    anchor.publish(HOME, head(3));
    Files.writeString(file, "00000000000000000", StandardOpenOption.APPEND);
    assertThat(anchor.newest(HOME)).contains(head(3));
    anchor.publish(HOME, head(5));
    assertThat(anchor.newest(HOME)).contains(head(5));
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void shouldSayThatSomebodyChangedItsFile() throws IOException {
    anchor.publish(HOME, head(3));
    Files.writeString(file, Files.readString(file).replace(' ', 'x'));
    assertThatThrownBy(() -> anchor.newest(HOME))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining(HOME + ".heads");
    assertThatThrownBy(() -> anchor.publish(HOME, head(4)))
        .isInstanceOf(StorageRejectedException.class);
  }

  @Test
  void shouldSayThatItCannotWrite() throws IOException {
    Files.createDirectories(file);
    assertThatThrownBy(() -> anchor.publish(HOME, head(4)))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining(HOME.toString());
    Path occupied = Files.writeString(temporary.resolve("occupied"), "");
    assertThatThrownBy(() -> new FileHeadAnchor(occupied))
        .isInstanceOf(StorageUnavailableException.class);
  }
}
