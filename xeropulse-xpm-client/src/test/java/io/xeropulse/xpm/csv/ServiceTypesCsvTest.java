package io.xeropulse.xpm.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.xeropulse.core.InvalidConfigurationException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class ServiceTypesCsvTest {

  @Test
  void shouldReadTheServiceOfEachCategory() {
    assertThat(
            ServiceTypesCsv.read(
                new StringReader(
                    "category,service_type\n\"Tax, annual\",Compliance\nBAS,Compliance\n")))
        .containsExactly(entry("Tax, annual", "Compliance"), entry("BAS", "Compliance"));
  }

  @Test
  void shouldRefuseACategoryOfTwoServicesOrOfNone() {
    assertThatThrownBy(
            () ->
                ServiceTypesCsv.read(
                    new StringReader("category,service_type\nBAS,Compliance\nBAS,Advice\n")))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("line 3, column 1: category is there twice");
    assertThatThrownBy(
            () -> ServiceTypesCsv.read(new StringReader("category,service_type\nBAS,\n")))
        .hasMessageContaining("line 2, column 2: service_type is empty");
  }
}
