package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The smallest sync runs with the oldest release of every supported line that a host brings itself,
 * in a process of its own. Their jars are those that the build copied into {@code target/oldest}.
 */
class OldestLibrariesTest {
  private static final Path OLDEST = Path.of("target", "oldest");

  /** Artifacts that the sync says it used; others come along with them. */
  private static final Set<String> USED =
      Set.of(
          "flyway-core",
          "jackson-databind",
          "jackson-dataformat-csv",
          "micrometer-core",
          "postgresql",
          "slf4j-api");

  static Stream<Set<String>> libraries() throws IOException {
    try (Stream<Path> folders = Files.list(OLDEST)) {
      Set<String> all =
          folders
              .map(folder -> folder.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(all).containsExactly("flyway", "jackson", "micrometer", "pgjdbc", "slf4j");
      return Boolean.getBoolean("xeropulse.proof")
          ? Stream.concat(Stream.of(all), all.stream().map(Set::of))
          : Stream.of(all);
    }
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void shouldSyncWithTheOldestSupported(Set<String> libraries) throws Exception {
    List<Path> old = new ArrayList<>();
    for (String library : libraries) {
      try (Stream<Path> jars = Files.list(OLDEST.resolve(library))) {
        jars.map(Path::toAbsolutePath).forEach(old::add);
      }
    }
    try (Sandbox sandbox =
        Sandbox.builder().seed(3).invoices(20).jobs(2).clock(SteppedSync.DAY_AFTER).start()) {
      String said = run(classPath(old), sandbox);
      for (Path jar : old) {
        if (USED.contains(artifact(jar))) {
          assertThat(said).contains("file:" + jar);
        }
      }
      assertThat(said).contains("sync completed null", "receivables true", "meters 1");
    }
  }

  private static String run(String classPath, Sandbox sandbox) throws Exception {
    Path log = Path.of("target", "oldest-libraries.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                OldestLibrariesMain.class.getName(),
                PostgresServer.url(PostgresServer.newDatabase()),
                sandbox.baseUrl().toString(),
                sandbox.clientId(),
                sandbox.clientSecret(),
                sandbox.xpmTenantId(),
                UUID.randomUUID().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  /** This process's own, with the old jars in the place of those of the same artifact. */
  private static String classPath(List<Path> old) {
    Set<String> replaced = old.stream().map(jar -> artifact(jar)).collect(Collectors.toSet());
    Stream<String> others =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !replaced.contains(artifact(Path.of(entry))));
    return Stream.concat(old.stream().map(Path::toString), others)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String artifact(Path jar) {
    return jar.getFileName().toString().replaceFirst("-[0-9][^/]*\\.jar$", "");
  }
}
