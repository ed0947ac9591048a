package io.xeropulse.core.sync.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.Contact;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.state.SyncSession;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageProofTest {
  private static final Entity CONTACTS = new Entity("xero", "contacts", false);
  private static final Entity CLIENTS = new Entity("xpm", "clients", false);
  private final SyncSession session =
      new SyncSession(new UUID(0, 7), new OrganizationId(new UUID(0, 1)), 1);
  private final HandedOver contacts = new HandedOver(CONTACTS);
  private final HandedOver clients = new HandedOver(CLIENTS);
  private final Memory warehouse = new Memory();

  @Test
  void shouldFindNothingWherePagesAndTablesAreAsTheyWereLoaded() {
    load(contacts, "1", "2");
    load(contacts, "3");
    load(clients, "1");
    assertThat(suspects()).isEmpty();
  }

  @Test
  void shouldNameAPageThatWasRolledBackThoughItsRecordsWereThereBefore() {
    load(contacts, "1", "2");
    load(contacts, "3");
    warehouse.totals.remove(1);
    assertThat(suspects())
        .containsExactly(
            new Suspect(
                "page 2 of xero/contacts in session " + session.id(),
                Suspect.Kind.PAGE,
                "1 records were loaded with it and the warehouse has no total of it"));
  }

  @Test
  void shouldNameAPageWhoseTotalWasTamperedWith() {
    load(contacts, "1", "2");
    PageTotal real = warehouse.totals.get(0);
    TreeMap<String, BigDecimal> more = new TreeMap<>(Map.of("invoice AUD", BigDecimal.ONE));
    for (ControlTotal other :
        List.of(
            new ControlTotal(2, 2, more, real.total().hash()),
            new ControlTotal(2, 1, real.total().amounts(), real.total().hash()),
            new ControlTotal(3, 2, real.total().amounts(), real.total().hash()),
            new ControlTotal(2, 2, real.total().amounts(), real.total().hash() + 1))) {
      warehouse.totals.set(0, new PageTotal(CONTACTS, 1, other));
      assertThat(suspects()).extracting(Suspect::kind).containsExactly(Suspect.Kind.PAGE);
    }
  }

  @Test
  void shouldNameAPageThatNobodyLoadedButNotOneWhoseAnswerNeverCame() {
    load(contacts, "1");
    contacts.nextPage();
    warehouse.totals.add(new PageTotal(CONTACTS, 2, ControlTotal.of(1, List.of(), 1)));
    assertThat(suspects()).isEmpty();
    warehouse.totals.add(new PageTotal(CONTACTS, 3, ControlTotal.of(1, List.of(), 1)));
    assertThat(suspects())
        .extracting(Suspect::sourceId)
        .containsExactly("page 3 of xero/contacts in session " + session.id());
  }

  @Test
  void shouldNameTheRecordsThatAreGoneOrOthersAndTheirPage() {
    load(contacts, "1", "2");
    load(contacts, "3");
    load(clients, "3");
    warehouse.contents.get("xero").remove("2");
    warehouse.contents.get("xero").merge("3", 1L, Long::sum);
    assertThat(suspects())
        .extracting(Suspect::sourceId)
        .containsExactly(
            "page 1 of xero/contacts in session " + session.id(),
            "page 2 of xero/contacts in session " + session.id(),
            "2",
            "3");
  }

  @Test
  void shouldGoByTheLaterPageOfARecordWhicheverEntityBroughtIt() {
    load(contacts, "1");
    load(contacts, "1");
    HandedOver others = new HandedOver(new Entity("xero", "suppliers", false));
    contacts.add(contacts.nextPage(), ControlTotal.NOTHING, List.of(content("1", 5)));
    others.add(others.nextPage(), ControlTotal.NOTHING, List.of(content("1", 6)));
    warehouse.contents.get("xero").put("1", 6L);
    assertThat(PageProof.suspects(session, List.of(contacts, others), warehouse)).isEmpty();
    warehouse.contents.get("xero").put("1", 7L);
    assertThat(PageProof.suspects(session, List.of(contacts, others), warehouse)).isNotEmpty();
  }

  @Test
  void shouldForgetRecordsThatTheSourceDeletedMeanwhile() {
    load(contacts, "1", "2");
    warehouse.contents.get("xero").remove("2");
    contacts.forget("2"::equals);
    assertThat(suspects()).isEmpty();
  }

  @Test
  void shouldAddPagesUpToTheTotalOfTheSessionWhateverTheirOrder() {
    ControlTotal first = ControlTotal.of(2, List.of(contact("1"), contact("2")), 12);
    ControlTotal second = ControlTotal.of(1, List.of(contact("3")), -5);
    assertThat(first.plus(second)).isEqualTo(second.plus(first)).isNotEqualTo(first);
    assertThat(first.plus(second).plus(second)).as("doubled").isNotEqualTo(first.plus(second));
    assertThat(ControlTotal.NOTHING.plus(first)).isEqualTo(first);
  }

  private List<Suspect> suspects() {
    return PageProof.suspects(session, List.of(contacts, clients), warehouse);
  }

  private void load(HandedOver of, String... ids) {
    List<HeldContent> held = new ArrayList<>();
    long hash = 0;
    for (String id : ids) {
      HeldContent content = content(id, id.hashCode());
      hash += content.content();
      held.add(content);
      warehouse
          .contents
          .computeIfAbsent(of.entity().source(), source -> new HashMap<>())
          .put(id, content.content());
    }
    ControlTotal total =
        ControlTotal.of(
            ids.length, List.of(ids).stream().map(PageProofTest::contact).toList(), hash);
    int page = of.nextPage();
    of.add(page, total, held);
    warehouse.totals.add(new PageTotal(of.entity(), page, total));
  }

  private static HeldContent content(String id, long content) {
    return new HeldContent(Contact.class, id, content);
  }

  private static Contact contact(String id) {
    return new Contact(id, "Name", "ACTIVE", null, null, null);
  }

  private static final class Memory implements LoadedPages {
    private final List<PageTotal> totals = new ArrayList<>();
    private final Map<String, Map<String, Long>> contents = new HashMap<>();

    @Override
    public List<PageTotal> totals(SyncSession session) {
      return totals;
    }

    @Override
    public Map<String, Long> contents(
        OrganizationId organization,
        String source,
        Class<? extends Fact> kind,
        Collection<String> sourceIds) {
      return contents.getOrDefault(source, Map.of());
    }
  }
}
