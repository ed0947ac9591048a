package io.xeropulse.xero.recording;

import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the bytes of recordings; what they mean and whether they are whole is judged elsewhere.
 * They are a practice's data in clear, so protect the place like the database. Implementations are
 * thread-safe.
 */
public interface ReplyArchive {

  /**
   * Keeps content under its address. Content that is there already is not written again.
   *
   * @param address 64 hexadecimal digits in lower case
   * @param content the bytes
   * @throws io.xeropulse.core.StorageUnavailableException if it cannot be written
   */
  void keep(String address, byte[] content);

  /**
   * Content by its address.
   *
   * @param address 64 hexadecimal digits in lower case
   * @return the bytes, or empty when nothing is kept there
   * @throws io.xeropulse.core.StorageUnavailableException if it cannot be read
   */
  Optional<byte[]> content(String address);

  /**
   * Ends a recording by keeping its index; only then it can be found.
   *
   * @param session the session that was recorded
   * @param index what was answered to what
   * @throws io.xeropulse.core.StorageUnavailableException if it cannot be written
   */
  void seal(UUID session, byte[] index);

  /**
   * The index of a session's recording.
   *
   * @param session the session
   * @return the bytes, or empty when no recording of it was ended
   * @throws io.xeropulse.core.StorageUnavailableException if it cannot be read
   */
  Optional<byte[]> index(UUID session);
}
