package io.xeropulse.xpm.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.Lodgment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LodgmentsCsvTest {
  @TempDir Path folder;

  @Test
  void shouldKeepTheTwoStatusesApart() throws IOException {
    assertThat(
            read(
                """
                Client,Client UUID,Type,Year,ATO Status,Workflow Status,Notes
                Alder,c1,Company,2025,Received,Filed,x
                Birch,,Trust,2025,Not Received,,
                """))
        .containsExactly(
            new Lodgment("c1", "Alder", "Company", 2025, "Received", "Filed"),
            new Lodgment(null, "Birch", "Trust", 2025, "Not Received", null));
  }

  @Test
  void shouldRefuseAReturnThatIsThereTwice() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    client,type,year,ato_status
                    Alder,Company,2025,Received
                    Alder,Company,2024,Received
                    Alder,Company,2025,Not Received
                    """))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("lodgments.csv, line 4, column 1")
        .hasMessageNotContaining("Alder");
  }

  @Test
  void shouldRefuseAYearThatIsNone() {
    assertThatThrownBy(() -> read("client,type,year,ato_status\nAlder,Company,FY25,Received\n"))
        .hasMessageContaining("line 2, column 3: year is not a year");
  }

  private List<Lodgment> read(String text) throws IOException {
    Path file = folder.resolve("lodgments.csv");
    Files.writeString(file, text);
    return LodgmentsCsv.read(file);
  }
}
