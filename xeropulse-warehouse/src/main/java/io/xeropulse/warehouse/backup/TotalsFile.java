package io.xeropulse.warehouse.backup;

import io.xeropulse.warehouse.access.SchemaName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file beside a dump that says what the dump must give back: fields divided by tabs, names as
 * in an address, and a seal over all of it in the last line.
 */
final class TotalsFile {
  private static final String FORMAT = "xeropulse-backup\t2";
  private static final String SEAL = "hmac\t";

  private TotalsFile() {}

  static Path beside(Path dump) {
    return dump.resolveSibling(dump.getFileName() + ".totals");
  }

  static void write(Path file, Backup backup, BackupKey key) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(FORMAT);
    lines.add("sha256\t" + backup.sha256());
    lines.add("schema\t" + backup.schema());
    backup.roles().forEach(role -> lines.add("role\t" + encoded(role)));
    new TreeMap<>(backup.tables())
        .forEach(
            (table, totals) ->
                lines.add(
                    String.join(
                        "\t",
                        "table",
                        encoded(table),
                        String.valueOf(totals.rows()),
                        totals.amounts().toPlainString(),
                        totals.hash().toPlainString())));
    lines.add(SEAL + key.seal(String.join("\n", lines)));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    PrivateFile.create(part);
    Files.write(part, lines);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  static Backup read(Path dump, BackupKey key) {
    try {
      List<String> lines = Files.readAllLines(beside(dump));
      if (lines.size() < 3 || !lines.get(0).equals(FORMAT) || !last(lines).startsWith(SEAL)) {
        throw new DamagedBackupException(dump, "has totals that are not ours or cut short", null);
      }
      List<String> sealed = lines.subList(0, lines.size() - 1);
      if (!equal(last(lines), SEAL + key.seal(String.join("\n", sealed)))) {
        throw new DamagedBackupException(
            dump, "has totals that were changed, or sealed with another key", null);
      }
      return parsed(dump, sealed.subList(1, sealed.size()));
    } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new DamagedBackupException(dump, "has no totals beside it that can be read", e);
    }
  }

  private static Backup parsed(Path dump, List<String> lines) {
    String sha256 = "";
    String schema = SchemaName.DEFAULT.value();
    List<String> roles = new ArrayList<>();
    Map<String, TableTotals> tables = new TreeMap<>();
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      switch (fields[0]) {
        case "sha256" -> sha256 = fields[1];
        case "schema" -> schema = new SchemaName(fields[1]).value();
        case "role" -> roles.add(decoded(fields[1]));
        default ->
            tables.put(
                decoded(fields[1]),
                new TableTotals(
                    Long.parseLong(fields[2]),
                    new BigDecimal(fields[3]),
                    new BigDecimal(fields[4])));
      }
    }
    return new Backup(dump, sha256, schema, roles, tables);
  }

  /** Names may have tabs and line ends in them. */
  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  private static String decoded(String name) {
    return URLDecoder.decode(name, StandardCharsets.UTF_8);
  }

  private static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String last(List<String> lines) {
    return lines.get(lines.size() - 1);
  }

  static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
