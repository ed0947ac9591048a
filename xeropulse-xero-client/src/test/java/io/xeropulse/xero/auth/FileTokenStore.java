package io.xeropulse.xero.auth;

import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.GrantStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Sealed tokens in files, under a lock that other processes respect. */
final class FileTokenStore implements GrantStore<byte[]> {
  private final Path directory;
  private final Runnable beforeStoring;

  /** The given action runs after the renewal and before its outcome is stored. */
  FileTokenStore(Path directory, Runnable beforeStoring) {
    this.directory = directory;
    this.beforeStoring = beforeStoring;
  }

  @Override
  public Optional<byte[]> find(GrantId grant) {
    try {
      return Files.exists(file(grant))
          ? Optional.of(Files.readAllBytes(file(grant)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized byte[] replace(GrantId grant, UnaryOperator<byte[]> renewal) {
    try (FileChannel channel =
        FileChannel.open(
            directory.resolve(grant + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      // Closing the channel releases the lock, and so does the end of the process.
      channel.lock();
      byte[] renewed = renewal.apply(find(grant).orElseThrow());
      beforeStoring.run();
      save(grant, renewed);
      return renewed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void save(GrantId grant, byte[] bytes) {
    try {
      Path part = Files.write(directory.resolve(grant + ".part"), bytes);
      Files.move(part, file(grant), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void remove(GrantId grant) {
    try {
      Files.deleteIfExists(file(grant));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(GrantId grant) {
    return directory.resolve(grant + ".sealed");
  }
}
