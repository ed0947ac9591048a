package io.xeropulse.xero.recording;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * What was answered to what, in order, with a hash of itself at the end.
 *
 * @param startedAt when the session began
 * @param replies the answers in the order in which they came
 */
record RecordingIndex(Instant startedAt, List<RecordedReply> replies) {
  private static final int FORM = 1;
  private static final int SEAL_LENGTH = 64;

  static byte[] write(Instant startedAt, List<RecordedReply> replies) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORM);
      text(out, startedAt.toString());
      out.writeInt(replies.size());
      for (RecordedReply reply : replies) {
        text(out, reply.question());
        out.writeInt(reply.status());
        text(out, reply.contentType());
        text(out, reply.address());
        out.writeInt(reply.length());
      }
      out.writeBytes(Sha256.of(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot refuse to be written", e);
    }
    return bytes.toByteArray();
  }

  static RecordingIndex read(UUID session, byte[] bytes) {
    int end = bytes.length - SEAL_LENGTH;
    if (end < 0
        || !Sha256.of(Arrays.copyOf(bytes, end))
            .equals(new String(bytes, end, SEAL_LENGTH, StandardCharsets.US_ASCII))) {
      throw new DamagedRecordingException(session, "has a damaged index", null);
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
      int form = in.readInt();
      if (form != FORM) {
        throw new DamagedRecordingException(session, "has the unknown form " + form, null);
      }
      Instant startedAt = Instant.parse(text(in));
      int count = in.readInt();
      List<RecordedReply> replies = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        replies.add(new RecordedReply(text(in), in.readInt(), text(in), text(in), in.readInt()));
      }
      return new RecordingIndex(startedAt, List.copyOf(replies));
    } catch (IOException e) {
      throw new DamagedRecordingException(session, "has a damaged index", e);
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
