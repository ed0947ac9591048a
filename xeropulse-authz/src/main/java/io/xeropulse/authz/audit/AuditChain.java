package io.xeropulse.authz.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Puts events into a chain and computes its hashes. Every field enters the hash with its length
 * before it, so that no two events share their bytes. Thread-safe.
 */
final class AuditChain {
  private final AuditKeys keys;

  AuditChain(AuditKeys keys) {
    this.keys = keys;
  }

  AuditEntry next(ChainHead head, AuditEvent event) {
    long sequence = head.sequence() + 1;
    String keyId = keys.current();
    return new AuditEntry(
        sequence,
        event,
        keyId,
        head.hash(),
        hash(head.hash(), sequence, keyId, event).orElseThrow());
  }

  /** The hash an entry should have, or empty when its key is not known. */
  Optional<String> expectedHash(AuditEntry entry) {
    return hash(entry.previous(), entry.sequence(), entry.keyId(), entry.event());
  }

  private Optional<String> hash(String previous, long sequence, String keyId, AuditEvent event) {
    return keys.find(keyId)
        .map(key -> HexFormat.of().formatHex(mac(key, bytes(previous, sequence, keyId, event))));
  }

  private static byte[] mac(SecretKey key, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks HMAC-SHA256", e);
    }
  }

  private static byte[] bytes(String previous, long sequence, String keyId, AuditEvent event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, previous);
      out.writeLong(sequence);
      write(out, keyId);
      write(out, event.organization().toString());
      out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, event.at()));
      write(out, event.actor());
      write(out, event.action());
      write(out, event.target());
      write(out, event.outcome().name());
      out.writeInt(event.details().size());
      for (Map.Entry<String, String> detail : event.details().entrySet()) {
        write(out, detail.getKey());
        write(out, detail.getValue());
      }
      write(out, event.origin().address());
      write(out, event.origin().agent());
      out.writeInt(event.tags().size());
      for (String tag : event.tags()) {
        write(out, tag);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
