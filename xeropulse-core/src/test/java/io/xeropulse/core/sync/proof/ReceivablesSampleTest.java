package io.xeropulse.core.sync.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.xeropulse.core.ageing.OpenItem;
import io.xeropulse.core.model.OrganizationId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceivablesSampleTest {
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private static final OrganizationId ORGANIZATION = new OrganizationId(UUID.randomUUID());

  private final List<OpenItem> ours = new ArrayList<>();
  private final Map<String, Map<String, BigDecimal>> theirs = new HashMap<>();
  private final Set<String> asked = new TreeSet<>();

  @Test
  void shouldFindNothingWhereBothBooksAgreeHoweverManyDecimalsTheyWrite() {
    both("C1", "I1", "100.00");
    both("C1", "CN1", "-30.5");
    theirs.get("C1").put("CN1", new BigDecimal("-30.5000"));
    assertThat(check(5)).isEmpty();
  }

  @Test
  void shouldNameEachDocumentThatIsACentOffMissingOrOnlyOurs() {
    both("C1", "I1", "100.00");
    both("C1", "I2", "50.00");
    theirs.get("C1").put("I2", new BigDecimal("50.01"));
    theirs.get("C1").put("I3", new BigDecimal("7.00"));
    item("C1", "I4", "9.00");
    assertThat(check(5))
        .extracting(Suspect::sourceId, Suspect::kind)
        .containsExactly(
            tuple("I2", Suspect.Kind.DIFFERENT),
            tuple("I3", Suspect.Kind.DIFFERENT),
            tuple("I4", Suspect.Kind.DIFFERENT));
    assertThat(check(5).get(0).message())
        .isEqualTo(
            "open with 50.00 by our books and with 50.01 by the source's aged receivables of"
                + " contact C1");
  }

  @Test
  void shouldAskOfTheLargestCustomersAndOfSomeThatAreDrawn() {
    for (int i = 0; i < 40; i++) {
      both("C%02d".formatted(i), "I" + i, String.valueOf(i + 1));
    }
    assertThat(check(6)).isEmpty();
    assertThat(asked).hasSize(6).contains("C39", "C38", "C37");
    Set<String> first = Set.copyOf(asked);
    asked.clear();
    check(6);
    assertThat(asked).isEqualTo(first);
  }

  @Test
  void shouldAskNothingWhereNothingIsOpen() {
    assertThat(check(6)).isEmpty();
    assertThat(asked).isEmpty();
    assertThatThrownBy(() -> check(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private List<Suspect> check(int customers) {
    return new ReceivablesSample(
            (organization, asAt) -> ours,
            (organization, contact, asAt) -> {
              asked.add(contact);
              return theirs.getOrDefault(contact, Map.of());
            },
            customers,
            () -> new Random(1))
        .check(ORGANIZATION, AS_AT);
  }

  private void both(String contact, String document, String amount) {
    item(contact, document, amount);
    theirs.computeIfAbsent(contact, c -> new HashMap<>()).put(document, new BigDecimal(amount));
  }

  private void item(String contact, String document, String amount) {
    ours.add(new OpenItem(document, contact, null, AS_AT, null, new BigDecimal(amount)));
  }
}
