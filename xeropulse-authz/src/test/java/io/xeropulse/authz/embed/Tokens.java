package io.xeropulse.authz.embed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Reads a token as a stranger would: by RFC 7515 and the JDK alone. */
final class Tokens {
  static final String KEY = "0123456789abcdef".repeat(4);
  private static final ObjectMapper JSON = new ObjectMapper();

  private Tokens() {}

  /** The claims of a token that HS256 and the key's 64 ASCII characters verify. */
  static JsonNode verified(String jwt) {
    try {
      String[] parts = jwt.split("\\.", -1);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      byte[] expected =
          mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      if (parts.length != 3
          || !JSON.readTree(decode(parts[0])).path("alg").asText().equals("HS256")
          || !MessageDigest.isEqual(expected, decode(parts[2]))) {
        throw new AssertionError("The token does not verify with HS256");
      }
      return JSON.readTree(decode(parts[1]));
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] decode(String part) {
    return Base64.getUrlDecoder().decode(part);
  }
}
