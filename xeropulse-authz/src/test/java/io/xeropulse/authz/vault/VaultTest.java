package io.xeropulse.authz.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
  private static final OrganizationId HOME =
      OrganizationId.of("11111111-1111-1111-1111-111111111111");
  private static final OrganizationId OTHER =
      OrganizationId.of("22222222-2222-2222-2222-222222222222");
  private static final SecretPlace PLACE = new SecretPlace(HOME, "grants", "refresh_token", "r-1");
  private static final VaultKey OLD = key("2025", 1);
  private static final VaultKey NEW = key("2026", 2);
  private static final byte[] SECRET = "a refresh token".getBytes(UTF_8);

  private final SecureRandom random = new SecureRandom();
  private final Vault vault = vault(OLD);

  @Test
  void shouldOpenWhatItSealed() {
    assertThat(vault.open(PLACE, vault.seal(PLACE, SECRET))).isEqualTo(SECRET);
    assertThat(vault.open(PLACE, vault.seal(PLACE, new byte[0]))).isEmpty();
  }

  @Test
  void shouldUseAFreshNonceEveryTime() {
    Set<String> seen = new HashSet<>();
    int seals = Boolean.getBoolean("xeropulse.proof") ? 100_000 : 2_000;
    for (int i = 0; i < seals; i++) {
      seen.add(HexFormat.of().formatHex(Arrays.copyOfRange(vault.seal(PLACE, SECRET), 6, 18)));
    }
    assertThat(seen).hasSize(seals);
  }

  /** The format, opened by hand with the JDK: version, key id, nonce, derived key, place. */
  @Test
  void shouldKeepTheDocumentedFormat() throws Exception {
    byte[] sealed = vault.seal(PLACE, SECRET);
    assertThat(Arrays.copyOf(sealed, 6)).isEqualTo(new byte[] {1, 4, '2', '0', '2', '5'});
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] base = new byte[32];
    Arrays.fill(base, (byte) 1);
    mac.init(new SecretKeySpec(base, "HmacSHA256"));
    byte[] own = mac.doFinal(("xeropulse vault " + HOME + "\u0001").getBytes(US_ASCII));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(own, "AES"),
        new GCMParameterSpec(128, sealed, 6, 12));
    cipher.updateAAD(sealed, 0, 6);
    for (String part : List.of(HOME.toString(), "grants", "refresh_token", "r-1")) {
      cipher.updateAAD(new byte[] {0, 0, 0, (byte) part.length()});
      cipher.updateAAD(part.getBytes(US_ASCII));
    }
    assertThat(cipher.doFinal(sealed, 18, sealed.length - 18)).isEqualTo(SECRET);
  }

  @Test
  void shouldRefuseAValueMovedToAnotherPlace() {
    byte[] sealed = vault.seal(PLACE, SECRET);
    for (SecretPlace elsewhere :
        List.of(
            new SecretPlace(OTHER, "grants", "refresh_token", "r-1"),
            new SecretPlace(HOME, "grantsr", "efresh_token", "r-1"),
            new SecretPlace(HOME, "grants", "access_token", "r-1"),
            new SecretPlace(HOME, "grants", "refresh_token", "r-2"))) {
      assertThatThrownBy(() -> vault.open(elsewhere, sealed)).isInstanceOf(VaultException.class);
    }
  }

  @Test
  void shouldRefuseEveryChangedOrShortenedValueWithOneMessage() {
    byte[] sealed = vault.seal(PLACE, SECRET);
    Set<String> messages = new HashSet<>();
    for (int i = 0; i < sealed.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = sealed.clone();
        changed[i] = (byte) (changed[i] ^ (1 << bit));
        messages.add(refusal(changed));
      }
      messages.add(refusal(Arrays.copyOf(sealed, i)));
    }
    messages.add(refusal(Arrays.copyOf(sealed, sealed.length + 1)));
    assertThat(messages).hasSize(1).first().asString().contains("grants.refresh_token");
  }

  @Test
  void shouldSealTheSameTextDifferentlyForEveryOrganization() {
    byte[] first = vault.seal(PLACE, SECRET);
    byte[] second = vault.seal(new SecretPlace(OTHER, "grants", "refresh_token", "r-1"), SECRET);
    assertThat(Arrays.copyOfRange(first, 18, first.length))
        .isNotEqualTo(Arrays.copyOfRange(second, 18, second.length));
  }

  @Test
  void shouldRotateToTheCurrentKeySoThatTheOldOneCanRetire() {
    InMemorySealedValues values = new InMemorySealedValues();
    for (int i = 0; i < 250; i++) {
      SecretPlace place = new SecretPlace(HOME, "grants", "refresh_token", "r-" + i);
      values.put(new SealedValue(place, vault.seal(place, ("secret " + i).getBytes(UTF_8))));
    }
    Vault both = vault(OLD, NEW);
    assertThat(new VaultRotation(both).run(values))
        .isEqualTo(new VaultRotation.Result(250, 0, 0, 0));
    assertThat(new VaultRotation(both).run(values))
        .isEqualTo(new VaultRotation.Result(0, 250, 0, 0));
    Vault newOnly = vault(NEW);
    for (SealedValue value : values.page(Optional.empty(), 1_000)) {
      assertThat(new String(newOnly.open(value.place(), value.bytes()), UTF_8))
          .isEqualTo("secret " + value.place().row().substring(2));
    }
  }

  @Test
  void shouldLeaveUnreadableValuesAloneAndSayThatRotationIsIncomplete() {
    InMemorySealedValues values = new InMemorySealedValues();
    SealedValue broken = new SealedValue(PLACE, new byte[] {9, 9, 9});
    values.put(broken);
    VaultRotation.Result result = new VaultRotation(vault(NEW)).run(values);
    assertThat(result).isEqualTo(new VaultRotation.Result(0, 0, 0, 1));
    assertThat(result.complete()).isFalse();
    assertThat(values.page(Optional.empty(), 9)).containsExactly(broken);
  }

  @Test
  void shouldNotOverwriteASecretThatChangedDuringRotation() {
    InMemorySealedValues values = new InMemorySealedValues();
    values.put(new SealedValue(PLACE, vault.seal(PLACE, SECRET)));
    Vault both = vault(OLD, NEW);
    byte[] newer = both.seal(PLACE, "newer".getBytes(UTF_8));
    SealedValues racing =
        new SealedValues() {
          @Override
          public List<SealedValue> page(Optional<SecretPlace> after, int limit) {
            return values.page(after, limit);
          }

          @Override
          public boolean replace(SealedValue expected, byte[] sealed) {
            values.put(new SealedValue(PLACE, newer));
            return values.replace(expected, sealed);
          }
        };
    assertThat(new VaultRotation(both).run(racing)).isEqualTo(new VaultRotation.Result(0, 0, 1, 0));
    assertThat(both.open(PLACE, values.page(Optional.empty(), 1).get(0).bytes()))
        .isEqualTo("newer".getBytes(UTF_8));
  }

  @Test
  void shouldReadKeysFromTheEnvironmentAndAFile(@TempDir Path directory) throws IOException {
    String text = "2025=" + base64(1) + ",2026=" + base64(2);
    VaultKeys environment =
        ConfiguredVaultKeys.ofEnvironment(Map.of(ConfiguredVaultKeys.VARIABLE, text));
    assertThat(environment.current().id()).isEqualTo("2026");
    Path file = directory.resolve("keys");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, "# keys, oldest first\n" + text.replace(",", "\n\n") + "\n");
    VaultKeys fromFile = ConfiguredVaultKeys.ofFile(file);
    assertThat(new Vault(fromFile, random).open(PLACE, vault.seal(PLACE, SECRET)))
        .isEqualTo(SECRET);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> ConfiguredVaultKeys.ofFile(file))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("chmod 600");
    assertThatThrownBy(() -> ConfiguredVaultKeys.ofFile(directory.resolve("none")))
        .isInstanceOf(InvalidConfigurationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " , ", "2025", "2025=!!!", "2025=c2hvcnQ=", "a b=x", "TWICE"})
  void shouldRefuseKeysThatAreNotKeysAndNeverQuoteThem(String text) {
    String value = text.equals("TWICE") ? "a=" + base64(1) + ",a=" + base64(2) : text;
    assertThatThrownBy(
            () -> ConfiguredVaultKeys.ofEnvironment(Map.of(ConfiguredVaultKeys.VARIABLE, value)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasNoCause()
        .hasMessageNotContaining("c2hvcnQ");
  }

  @Test
  void shouldKeepSecretsOutOfTexts() {
    assertThat(OLD.toString()).doesNotContain(base64(1)).contains("2025");
    assertThat(new SealedValue(PLACE, SECRET).toString()).doesNotContain("refresh token");
  }

  private String refusal(byte[] sealed) {
    Throwable refusal = catchThrowable(() -> vault.open(PLACE, sealed));
    assertThat(refusal).isInstanceOf(VaultException.class).hasNoCause();
    return refusal.getMessage();
  }

  private Vault vault(VaultKey... keys) {
    return new Vault(ConfiguredVaultKeys.of(List.of(keys)), random);
  }

  private static VaultKey key(String id, int fill) {
    return VaultKey.ofBase64(id, base64(fill));
  }

  private static String base64(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
