package io.xeropulse.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationIdTest {
  private static final String USUAL = "0f8fad5b-d9cb-469f-a165-70867728950e";

  @Test
  void shouldReadTheUsualFormInAnyLetterCase() {
    assertThat(OrganizationId.of(USUAL)).hasToString(USUAL);
    assertThat(OrganizationId.of("0F8FAD5B-d9cb-469F-A165-70867728950E"))
        .isEqualTo(OrganizationId.of(USUAL));
  }

  /** {@code UUID.fromString} takes the first four, and makes ids of them that nobody wrote. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-1-1-1-1",
        "0f8fad5b-d9cb-469f-a165-7086772895",
        "000f8fad5-d9cb-469f-a165-7086772895e",
        "0f8fad5b-d9cb-469f-a165-+7086772895e",
        "0f8fad5bd9cb469fa16570867728950e",
        "{0f8fad5b-d9cb-469f-a165-70867728950e}",
        " 0f8fad5b-d9cb-469f-a165-70867728950e",
        "0f8fad5b-d9cb-469f-a165-70867728950e\n",
        "0f8fad5b-d9cb-469f-a165-7086772895０e",
        "0f8fad5b-d9cb-469f-a165-7086772895xe"
      })
  void shouldRefuseEveryOtherForm(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OrganizationId.of(text))
        .withMessageContaining("36 characters")
        .withMessageNotContaining(text);
  }
}
