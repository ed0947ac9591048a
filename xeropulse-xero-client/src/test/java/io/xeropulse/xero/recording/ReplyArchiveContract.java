package io.xeropulse.xero.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every archive keeps to. */
interface ReplyArchiveContract {
  String ADDRESS = "ab".repeat(32);

  ReplyArchive archive();

  @Test
  default void shouldGiveBackWhatItKeepsAndNothingElse() {
    ReplyArchive archive = archive();
    byte[] content = {0, 1, -1};
    archive.keep(ADDRESS, content);
    content[0] = 9;
    assertThat(archive.content(ADDRESS)).hasValue(new byte[] {0, 1, -1});
    assertThat(archive.content("cd".repeat(32))).isEmpty();
  }

  @Test
  default void shouldKeepContentOnce() {
    ReplyArchive archive = archive();
    archive.keep(ADDRESS, new byte[] {1});
    archive.keep(ADDRESS, new byte[] {2});
    assertThat(archive.content(ADDRESS)).hasValue(new byte[] {1});
  }

  @Test
  default void shouldFindAnIndexOnceItIsSealed() {
    ReplyArchive archive = archive();
    UUID session = new UUID(1, 2);
    assertThat(archive.index(session)).isEmpty();
    archive.seal(session, new byte[] {7});
    assertThat(archive.index(session)).hasValue(new byte[] {7});
    assertThat(archive.index(new UUID(1, 3))).isEmpty();
  }
}
