package io.xeropulse.xero.recording;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps recordings as long as the process lives. Thread-safe. */
public final class MemoryReplyArchive implements ReplyArchive {
  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
  private final Map<UUID, byte[]> indexes = new ConcurrentHashMap<>();

  /** Creates an empty archive. */
  public MemoryReplyArchive() {}

  @Override
  public void keep(String address, byte[] content) {
    contents.putIfAbsent(address, content.clone());
  }

  @Override
  public Optional<byte[]> content(String address) {
    return Optional.ofNullable(contents.get(address)).map(byte[]::clone);
  }

  @Override
  public void seal(UUID session, byte[] index) {
    indexes.put(session, index.clone());
  }

  @Override
  public Optional<byte[]> index(UUID session) {
    return Optional.ofNullable(indexes.get(session)).map(byte[]::clone);
  }
}
