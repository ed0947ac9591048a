package io.xeropulse.xero.recording;

import io.xeropulse.core.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps recordings in a folder. A file appears whole or not at all, so processes may share it.
 * Thread-safe.
 */
public final class FileReplyArchive implements ReplyArchive {
  private final Path folder;

  /**
   * Names the folder.
   *
   * @param folder where to keep recordings; made when needed, and readable to whom the host lets
   */
  public FileReplyArchive(Path folder) {
    this.folder = folder;
  }

  @Override
  public void keep(String address, byte[] content) {
    Path file = contentFile(address);
    if (!Files.exists(file)) {
      write(file, content);
    }
  }

  @Override
  public Optional<byte[]> content(String address) {
    return read(contentFile(address));
  }

  @Override
  public void seal(UUID session, byte[] index) {
    write(indexFile(session), index);
  }

  @Override
  public Optional<byte[]> index(UUID session) {
    return read(indexFile(session));
  }

  /** In a folder by its first two digits, since some file systems are slow with many files. */
  private Path contentFile(String address) {
    if (!address.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("An address has 64 hexadecimal digits");
    }
    return folder.resolve("replies").resolve(address.substring(0, 2)).resolve(address);
  }

  private Path indexFile(UUID session) {
    return folder.resolve("sessions").resolve(session.toString());
  }

  private void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Path unfinished = Files.createTempFile(file.getParent(), "unfinished", null);
      try {
        Files.write(unfinished, bytes);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw unavailable("written", e);
    }
  }

  private Optional<byte[]> read(Path file) {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException nothingKept) {
      return Optional.empty();
    } catch (IOException e) {
      throw unavailable("read", e);
    }
  }

  private StorageUnavailableException unavailable(String how, IOException e) {
    return new StorageUnavailableException(
        "The recordings in %s cannot be %s; check rights and space".formatted(folder, how), e);
  }
}
