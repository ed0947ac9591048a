package io.xeropulse.xpm.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class TeamsCsvTest {

  @Test
  void shouldReadTheTeamOfEachPerson() {
    assertThat(
            TeamsCsv.read(new StringReader("staff_uuid,team\nben,\"North, upper\"\nava,South\n")))
        .containsExactly(
            org.assertj.core.api.Assertions.entry("ben", "North, upper"),
            org.assertj.core.api.Assertions.entry("ava", "South"));
  }

  @Test
  void shouldRefuseAPersonInTwoTeams() {
    assertThatThrownBy(
            () -> TeamsCsv.read(new StringReader("team,staff_uuid\nNorth,ben\nSouth,ben\n")))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("line 3, column 2: staff_uuid is there twice");
  }

  @Test
  void shouldRefuseAPersonWithoutATeam() {
    assertThatThrownBy(() -> TeamsCsv.read(new StringReader("staff_uuid,team\nben,\n")))
        .hasMessageContaining("line 2, column 2: team is empty");
  }
}
