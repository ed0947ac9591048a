package io.xeropulse.sandbox.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs bodies as Xero does: base64 of HMAC-SHA256 over the raw bytes. */
final class Signature {

  private Signature() {}

  static String of(String body, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The same signature with one character off, as Xero sends on purpose. */
  static String spoiled(String signature) {
    char first = signature.charAt(0) == 'A' ? 'B' : 'A';
    return first + signature.substring(1);
  }
}
