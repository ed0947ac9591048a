package io.xeropulse.authz.password;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in the PHC string format, with a bound on how much of it happens at once.
 * Thread-safe.
 */
public final class Argon2idHasher implements PasswordHasher {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final Argon2Settings settings;
  private final Peppers peppers;
  private final SecureRandom random;
  private final HashingTurns turns;
  private final String decoy;

  /**
   * Creates a hasher.
   *
   * @param settings the cost of new hashes; hashes of another cost still check, as outdated
   * @param peppers the secret mixed in
   * @param random the source of salts
   * @param limits how much happens at once
   */
  public Argon2idHasher(
      Argon2Settings settings, Peppers peppers, SecureRandom random, HashingLimits limits) {
    this.settings = settings;
    this.peppers = peppers;
    this.random = random;
    turns = new HashingTurns(limits);
    // No password has this hash as far as anybody can know: it was drawn, not computed.
    decoy = new PhcHash(settings, peppers.current(), bytes(SALT_BYTES), bytes(HASH_BYTES)).text();
  }

  @Override
  public String hash(Password password) {
    return hash(password, Optional.empty(), false);
  }

  @Override
  public String hash(Password password, PasswordSource source) {
    return hash(password, Optional.of(source.name()), source.known());
  }

  private String hash(Password password, Optional<String> source, boolean first) {
    Optional<String> pepper = peppers.current();
    byte[] salt = bytes(SALT_BYTES);
    byte[] secret = pepper.flatMap(peppers::find).orElseGet(() -> new byte[0]);
    byte[] hash = bounded(source, first, () -> compute(password, settings, secret, salt));
    return new PhcHash(settings, pepper, salt, hash).text();
  }

  @Override
  public Check verify(Password password, String stored) {
    return verify(password, stored, Optional.empty(), false);
  }

  @Override
  public Check verify(Password password, String stored, PasswordSource source) {
    return verify(password, stored, Optional.of(source.name()), source.known());
  }

  private Check verify(Password password, String stored, Optional<String> source, boolean first) {
    Optional<PhcHash> parsed = PhcHash.parse(stored);
    if (parsed.isEmpty()) {
      return Check.WRONG;
    }
    PhcHash expected = parsed.get();
    Optional<byte[]> secret =
        expected.pepper().isEmpty()
            ? Optional.of(new byte[0])
            : peppers.find(expected.pepper().get());
    byte[] actual =
        bounded(
            source,
            first,
            () ->
                compute(
                    password,
                    expected.settings(),
                    secret.orElseGet(() -> new byte[0]),
                    expected.salt()));
    if (secret.isEmpty() || !MessageDigest.isEqual(actual, expected.hash())) {
      return Check.WRONG;
    }
    boolean current =
        expected.settings().equals(settings) && expected.pepper().equals(peppers.current());
    return current ? Check.RIGHT : Check.RIGHT_BUT_OUTDATED;
  }

  @Override
  public String decoy() {
    return decoy;
  }

  private <T> T bounded(Optional<String> source, boolean first, Supplier<T> work) {
    turns.take(source, first);
    try {
      return work.get();
    } finally {
      turns.done(source);
    }
  }

  private static byte[] compute(
      Password password, Argon2Settings cost, byte[] secret, byte[] salt) {
    Argon2Parameters parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.iterations())
            .withParallelism(cost.parallelism())
            .withSecret(secret)
            .withSalt(salt)
            .build();
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(parameters);
    byte[] hash = new byte[HASH_BYTES];
    generator.generateBytes(password.bytes(), hash);
    return hash;
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
