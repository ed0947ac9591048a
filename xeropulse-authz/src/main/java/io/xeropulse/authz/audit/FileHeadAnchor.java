package io.xeropulse.authz.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.xeropulse.core.StorageRejectedException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.model.OrganizationId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Heads in a folder, a file for each organization to which a line is added for each head. Whoever
 * can write to the database must not be able to write there: a mounted volume of another machine,
 * or one that keeps files from being changed. New files belong to their owner alone where the file
 * system knows owners. Thread-safe, also over several processes.
 */
public final class FileHeadAnchor implements HeadAnchor {
  /** A process locks a file once only, however many anchors it has. */
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private static final Pattern LINE = Pattern.compile("(\\d{19}) ([0-9a-f]{64})\n");
  private static final int LINE_BYTES = 19 + 1 + 64 + 1;
  private static final Set<OpenOption> APPENDED =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private final Path folder;

  /**
   * Opens a folder.
   *
   * @param folder where the files are; made if it is not there
   * @throws StorageUnavailableException if it cannot be made
   */
  public FileHeadAnchor(Path folder) {
    this.folder = folder.toAbsolutePath();
    try {
      Files.createDirectories(this.folder, onlyMine("rwx------"));
    } catch (IOException e) {
      throw new StorageUnavailableException(
          "The folder of audit heads cannot be made: " + this.folder + "; let this process write",
          e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws StorageUnavailableException if the file cannot be written; the head is not published
   * @throws StorageRejectedException if what the file holds is no head
   */
  @Override
  public void publish(OrganizationId organization, ChainHead head) {
    IN_THIS_PROCESS.lock();
    try {
      append(organization, head);
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  private void append(OrganizationId organization, ChainHead head) {
    Path file = file(organization);
    try (FileChannel channel = FileChannel.open(file, APPENDED, onlyMine("rw-------"))) {
      channel.lock(); // released with the channel
      long end = whole(channel);
      Optional<ChainHead> newest = last(channel, end, file);
      if (newest.isPresent() && newest.get().sequence() >= head.sequence()) {
        return;
      }
      String line = "%019d %s\n".formatted(head.sequence(), head.hash());
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(US_ASCII));
      for (long at = end; bytes.hasRemaining(); ) {
        at += channel.write(bytes, at);
      }
      channel.force(true);
    } catch (IOException e) {
      throw failed("written", organization, e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws StorageUnavailableException if the file cannot be read
   * @throws StorageRejectedException if what the file holds is no head
   */
  @Override
  public Optional<ChainHead> newest(OrganizationId organization) {
    Path file = file(organization);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return last(channel, whole(channel), file);
    } catch (IOException e) {
      throw failed("read", organization, e);
    }
  }

  /** Where the whole lines end: a process that died while writing left a part behind them. */
  private static long whole(FileChannel channel) throws IOException {
    return channel.size() / LINE_BYTES * LINE_BYTES;
  }

  private static Optional<ChainHead> last(FileChannel channel, long end, Path file)
      throws IOException {
    if (end == 0) {
      return Optional.empty();
    }
    ByteBuffer line = ByteBuffer.allocate(LINE_BYTES);
    for (int read = 0; line.hasRemaining() && read >= 0; ) {
      read = channel.read(line, end - line.remaining());
    }
    Matcher matcher = LINE.matcher(new String(line.array(), US_ASCII));
    if (!matcher.matches()) {
      throw new StorageRejectedException(
          "The last line of the audit heads in %s is no head: find out who changed the file"
              .formatted(file));
    }
    return Optional.of(new ChainHead(Long.parseLong(matcher.group(1)), matcher.group(2)));
  }

  private Path file(OrganizationId organization) {
    return folder.resolve(organization + ".heads");
  }

  private static FileAttribute<?>[] onlyMine(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private StorageUnavailableException failed(
      String verb, OrganizationId organization, IOException e) {
    return new StorageUnavailableException(
        "The audit head of organization %s cannot be %s in %s: check rights and space, then try again"
            .formatted(organization, verb, folder),
        e);
  }
}
