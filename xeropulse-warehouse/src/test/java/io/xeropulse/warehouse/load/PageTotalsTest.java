package io.xeropulse.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadBatch.LoadItem;
import io.xeropulse.core.sync.load.LoadedPage;
import io.xeropulse.core.sync.proof.ControlTotal;
import io.xeropulse.core.sync.proof.HeldContent;
import io.xeropulse.core.sync.proof.LoadedPages;
import io.xeropulse.core.sync.proof.PageTotal;
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.core.sync.quality.Violation;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class PageTotalsTest {
  private static final DataSource dataSource = PostgresServer.newWarehouse();
  private static final Entity CONTACTS = new Entity("xero", "contacts", false);

  private final Warehouse warehouse = Warehouse.create(dataSource);
  private final LoadedPages pages = warehouse.loadedPages();
  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
  private final SyncSession session = Facts.begin(warehouse, organization);

  @Test
  void shouldKeepTheTotalOfEveryPageThatBroughtARecord() {
    List<PageTotal> loaded = new ArrayList<>();
    for (LoadBatch page : SamplePages.of(session, 3)) {
      LoadedPage written = warehouse.loader().load(page);
      assertThat(written.total().records()).isEqualTo(page.facts().size() + 1);
      assertThat(written.total().facts())
          .isEqualTo(written.total().records() - written.receipt().quarantined())
          .isEqualTo(written.held().size());
      loaded.add(new PageTotal(page.entity(), page.page(), written.total()));
    }
    warehouse
        .loader()
        .load(new LoadBatch(session, CONTACTS, 99, List.of(), List.of(), Watermark.NONE));
    assertThat(pages.totals(session)).containsExactlyInAnyOrderElementsOf(loaded);
    assertThat(loaded.get(1).total().amounts()).containsOnlyKeys("invoice AUD", "invoice tax AUD");
    assertThat(pages.totals(Facts.begin(warehouse, organization))).isEmpty();
  }

  @Test
  void shouldTakeTheTotalOfAPageThatIsWrittenAgainForTheOneBefore() {
    load(1, SamplePages.contact(1), SamplePages.contact(2));
    ControlTotal second = load(1, SamplePages.contact(3)).total();
    assertThat(pages.totals(session)).containsExactly(new PageTotal(CONTACTS, 1, second));
  }

  @Test
  void shouldCountARepeatedRecordOnceAndARefusedOneAmongTheRecordsOnly() {
    Quarantined bad = new Quarantined("C9", new Violation("required", "no name"), "{}");
    LoadBatch page =
        new LoadBatch(
            session,
            CONTACTS,
            1,
            List.of(
                new LoadItem(SamplePages.contact(1), ""), new LoadItem(SamplePages.contact(1), "")),
            List.of(bad),
            Watermark.NONE);
    ControlTotal total = warehouse.loader().load(page).total();
    assertThat(total.records()).isEqualTo(3);
    assertThat(total.facts()).isEqualTo(1);
  }

  @Test
  void shouldWorkOutFromTheTablesWhatWasSaidOfEveryRecordWhenItWasWritten() {
    for (LoadBatch page : SamplePages.of(session, 4)) {
      Map<Class<? extends Fact>, Map<String, Long>> said = new HashMap<>();
      for (HeldContent held : warehouse.loader().load(page).held()) {
        said.computeIfAbsent(held.kind(), kind -> new HashMap<>())
            .put(held.sourceId(), held.content());
      }
      said.forEach(
          (kind, contents) ->
              assertThat(
                      pages.contents(
                          organization,
                          page.entity().source(),
                          kind,
                          List.copyOf(contents.keySet())))
                  .as(kind.getSimpleName())
                  .isEqualTo(contents));
    }
  }

  @Test
  void shouldSeeWhatBecameOfARecordSinceItWasWritten() {
    LoadedPage page = load(1, SamplePages.contact(1), SamplePages.contact(2));
    HeldContent first = page.held().get(0);
    Jdbi jdbi = Jdbi.create(dataSource);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update xeropulse.contact set name = name || '.' where organization_id = ? and"
                    + " source_id = ?",
                organization.value(),
                first.sourceId()));
    assertThat(content(CONTACTS, first).get(first.sourceId())).isNotEqualTo(first.content());
    jdbi.useHandle(
        handle ->
            handle.execute(
                "delete from xeropulse.contact where organization_id = ? and source_id = ?",
                organization.value(),
                first.sourceId()));
    assertThat(content(CONTACTS, first)).isEmpty();
  }

  private LoadedPage load(int number, Fact... facts) {
    List<LoadItem> items = List.of(facts).stream().map(fact -> new LoadItem(fact, "")).toList();
    return warehouse
        .loader()
        .load(new LoadBatch(session, CONTACTS, number, items, List.of(), Watermark.NONE));
  }

  private Map<String, Long> content(Entity entity, HeldContent said) {
    return pages.contents(organization, entity.source(), said.kind(), List.of(said.sourceId()));
  }
}
