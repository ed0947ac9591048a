package io.xeropulse.quickstart;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.wip.RateCardEntry;
import io.xeropulse.xpm.csv.RateCardCsv;
import io.xeropulse.xpm.csv.TeamsCsv;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The two files that the practice keeps itself, as text; an empty text is a missing file. */
record PracticeFiles(String rateCardCsv, String teamsCsv) {
  static final PracticeFiles NONE = new PracticeFiles("", "");

  static PracticeFiles of(Path directory) {
    return new PracticeFiles(
        read(directory.resolve("rate-card.csv")), read(directory.resolve("teams.csv")));
  }

  List<RateCardEntry> rateCard() {
    return rateCardCsv.isBlank() ? List.of() : RateCardCsv.read(new StringReader(rateCardCsv));
  }

  Map<String, String> teams() {
    return teamsCsv.isBlank() ? Map.of() : TeamsCsv.read(new StringReader(teamsCsv));
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new InvalidConfigurationException("%s cannot be read".formatted(file), e);
    }
  }
}
