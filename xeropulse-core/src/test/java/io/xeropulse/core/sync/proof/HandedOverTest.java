package io.xeropulse.core.sync.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.Contact;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandedOverTest {
  @Test
  void shouldAddPagesUpToTheTotalOfTheSessionWhateverTheirOrder() {
    ControlTotal first = ControlTotal.of(List.of(contact("1"), contact("2")));
    ControlTotal second = ControlTotal.of(List.of(contact("3")));
    ControlTotal all = ControlTotal.of(List.of(contact("3"), contact("1"), contact("2")));

    assertThat(first.plus(second)).isEqualTo(all);
    assertThat(first).as("dropped").isNotEqualTo(all);
    assertThat(all.plus(second)).as("doubled").isNotEqualTo(all);
    assertThat(ControlTotal.NOTHING.plus(all)).isEqualTo(all);
  }

  private static Contact contact(String id) {
    return new Contact(id, "Name", "ACTIVE", null, null, null);
  }
}
