package io.xeropulse.core.sync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.StaleFenceException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of backfills must do, whatever keeps it. */
public abstract class BackfillStoreContract {
  private static final Entity INVOICES = new Entity("xero", "invoices", false);
  private static final Entity PAYMENTS = new Entity("xero", "payments", false);
  private static final LocalDate TODAY = LocalDate.of(2025, 6, 30);
  private static final Period QUARTER = Period.ofMonths(3);
  private static final Instant BEGAN = Instant.parse("2025-06-30T09:00:00.123Z");
  private static final Watermark CHANGE = new Watermark(Instant.parse("2025-06-12T08:00:00.456Z"));

  private final OrganizationId organization = new OrganizationId(UUID.randomUUID());

  /** Opens sessions. */
  protected abstract SyncSessionStore sessions();

  /** Writes. */
  protected abstract WarehouseLoader loader();

  /** Reads. */
  protected abstract WatermarkStore watermarks();

  @Test
  void shouldHoldNoneBeforeOneWasPlanned() {
    begin();
    assertThat(watermarks().backfill(organization, INVOICES)).isEmpty();
  }

  @Test
  void shouldKeepEveryStepOfABackfillAndMoveNoWatermarkByIt() {
    SyncSession session = begin();
    Backfill planned = Backfill.planned(TODAY, QUARTER);
    Backfill further = planned.at(CHANGE, BEGAN, CHANGE);
    Backfill older = further.next(QUARTER, false);
    Backfill rest = older.next(QUARTER, true);
    Backfill read = rest.next(QUARTER, true);
    for (Backfill step : List.of(planned, further, older, rest, read, read.completed())) {
      keep(session, INVOICES, step);
      assertThat(watermarks().backfill(organization, INVOICES)).contains(step);
    }
    assertThat(watermarks().backfill(organization, PAYMENTS)).isEmpty();
    assertThat(watermarks().watermark(organization, INVOICES)).isEqualTo(Watermark.NONE);
  }

  @Test
  void shouldLeaveItWhereItIsWhenAPageBelongsToNone() {
    SyncSession session = begin();
    Backfill planned = Backfill.planned(TODAY, QUARTER);
    keep(session, INVOICES, planned);
    loader().load(new LoadBatch(session, INVOICES, 1, List.of(), List.of(), CHANGE));
    assertThat(watermarks().backfill(organization, INVOICES)).contains(planned);
  }

  @Test
  void shouldLetASessionThatLostItsTurnWriteNothing() {
    SyncSession stale = begin();
    Backfill planned = Backfill.planned(TODAY, QUARTER);
    keep(stale, INVOICES, planned);
    begin();
    assertThatThrownBy(() -> keep(stale, INVOICES, planned.at(CHANGE, BEGAN, CHANGE)))
        .isInstanceOf(StaleFenceException.class);
    assertThat(watermarks().backfill(organization, INVOICES)).contains(planned);
  }

  private SyncSession begin() {
    return sessions().begin(organization, new Trigger.StartUp());
  }

  private void keep(SyncSession session, Entity entity, Backfill backfill) {
    loader().load(LoadBatch.checkpoint(session, entity, Watermark.NONE, backfill));
  }
}
