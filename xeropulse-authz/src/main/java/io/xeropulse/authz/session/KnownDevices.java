package io.xeropulse.authz.session;

import io.xeropulse.authz.audit.Pseudonyms;
import io.xeropulse.authz.internal.OpaqueTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Tells browsers that logged in before, by a token in a cookie. It proves no identity; it only
 * keeps a person whose account is under attack from being delayed with the attackers. Thread-safe.
 */
final class KnownDevices {
  private static final int ID_LENGTH = 16;

  private final Pseudonyms pseudonyms;
  private final SecureRandom random;

  KnownDevices(Pseudonyms pseudonyms, SecureRandom random) {
    // Those of addresses stand in logs, and who logs in chooses the address.
    this.pseudonyms = pseudonyms.forPurpose("known devices");
    this.random = random;
  }

  String issue(String account) {
    String id = OpaqueTokens.secret(random).substring(0, ID_LENGTH);
    return id + "." + proof(account, id);
  }

  /** The device's id, if the token was issued for this account. */
  Optional<String> recognize(String account, Optional<String> token) {
    return token
        .filter(text -> text.length() > ID_LENGTH && text.charAt(ID_LENGTH) == '.')
        .map(text -> text.substring(0, ID_LENGTH))
        .filter(id -> equal(id + "." + proof(account, id), token.orElse("")));
  }

  private String proof(String account, String id) {
    return pseudonyms.of(account + "|" + id);
  }

  private static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
