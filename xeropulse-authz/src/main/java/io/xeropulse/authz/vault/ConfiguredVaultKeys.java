package io.xeropulse.authz.vault;

import io.xeropulse.core.InvalidConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys written down in the host's configuration: the environment or a file. The last one listed is
 * current. Immutable, hence thread-safe; rotate by listing a new key last and starting again.
 */
public final class ConfiguredVaultKeys implements VaultKeys {
  /** The environment variable that {@link #ofEnvironment} reads. */
  public static final String VARIABLE = "XEROPULSE_VAULT_KEYS";

  private static final Set<PosixFilePermission> TOO_OPEN =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final Map<String, VaultKey> byId = new LinkedHashMap<>();
  private final VaultKey current;

  private ConfiguredVaultKeys(List<VaultKey> keys) {
    VaultKey last = null;
    for (VaultKey key : keys) {
      if (byId.put(key.id(), key) != null) {
        throw new InvalidConfigurationException("Vault key " + key.id() + " is listed twice");
      }
      last = key;
    }
    if (last == null) {
      throw new InvalidConfigurationException(
          "No vault key is configured: make one with 'openssl rand -base64 32'");
    }
    current = last;
  }

  /**
   * Takes keys as they are.
   *
   * @param keys oldest first; at least one, ids distinct
   * @return the keys
   * @throws InvalidConfigurationException if there is none or an id is listed twice
   */
  public static ConfiguredVaultKeys of(List<VaultKey> keys) {
    return new ConfiguredVaultKeys(keys);
  }

  /**
   * Reads {@value #VARIABLE}, such as {@code 2025=Base64…,2026=Base64…}.
   *
   * @param environment the environment, usually {@code System.getenv()}
   * @return the keys
   * @throws InvalidConfigurationException if the variable is absent or not of this form
   */
  public static ConfiguredVaultKeys ofEnvironment(Map<String, String> environment) {
    return of(
        environment
            .getOrDefault(VARIABLE, "")
            .lines()
            .flatMap(l -> List.of(l.split(",")).stream())
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .map(ConfiguredVaultKeys::entry)
            .toList());
  }

  /**
   * Reads a file with one {@code id=base64} a line; lines that start with '#' are remarks.
   *
   * @param file a file that only its owner can read
   * @return the keys
   * @throws InvalidConfigurationException if the file cannot be read, others can read or write it,
   *     or a line is not of this form
   */
  public static ConfiguredVaultKeys ofFile(Path file) {
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")
          && Files.getPosixFilePermissions(file).stream().anyMatch(TOO_OPEN::contains)) {
        throw new InvalidConfigurationException(
            "The vault's key file is open to others: chmod 600 " + file);
      }
      return of(
          Files.readAllLines(file, StandardCharsets.UTF_8).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .map(ConfiguredVaultKeys::entry)
              .toList());
    } catch (IOException e) {
      throw new InvalidConfigurationException("The vault's key file cannot be read: " + file, e);
    }
  }

  private static VaultKey entry(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new InvalidConfigurationException("A vault key is written id=base64");
    }
    return VaultKey.ofBase64(text.substring(0, equals).strip(), text.substring(equals + 1));
  }

  @Override
  public VaultKey current() {
    return current;
  }

  @Override
  public Optional<VaultKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
