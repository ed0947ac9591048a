package io.xeropulse.xero.recording;

class MemoryReplyArchiveTest implements ReplyArchiveContract {
  @Override
  public ReplyArchive archive() {
    return new MemoryReplyArchive();
  }
}
