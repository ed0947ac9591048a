package io.xeropulse.sandbox.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** Signs tokens by RS256 with one key pair, made when first needed and kept for the process. */
final class Jwt {

  private static final class Keys {
    static final KeyPair PAIR = pair();

    private static KeyPair pair() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private Jwt() {}

  static String signed(JsonNode claims) {
    ObjectNode header = Json.object();
    header.put("alg", "RS256");
    header.put("kid", keyId());
    header.put("typ", "JWT");
    String signing = part(header) + "." + part(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(Keys.PAIR.getPrivate());
      signature.update(signing.getBytes(StandardCharsets.US_ASCII));
      return signing + "." + base64(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The public key, as {@code jwks_uri} shows it. */
  static ObjectNode keySet() {
    ObjectNode set = Json.object();
    ObjectNode key = set.putArray("keys").addObject();
    key.put("kty", "RSA");
    key.put("use", "sig");
    key.put("alg", "RS256");
    key.put("kid", keyId());
    key.put("n", base64(unsigned(publicKey().getModulus())));
    key.put("e", base64(unsigned(publicKey().getPublicExponent())));
    return set;
  }

  /** The left half of a token's hash, by which an id token vouches for it. */
  static String halfHash(String token) {
    return base64(Arrays.copyOf(sha256(token.getBytes(StandardCharsets.US_ASCII)), 16));
  }

  private static String keyId() {
    return base64(sha256(publicKey().getEncoded())).substring(0, 20);
  }

  private static RSAPublicKey publicKey() {
    return (RSAPublicKey) Keys.PAIR.getPublic();
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String part(JsonNode json) {
    return base64(Json.text(json).getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
