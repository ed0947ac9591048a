package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.proof.Prover;
import io.xeropulse.core.sync.proof.TieOut;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.xero.source.XeroDayReader;
import io.xeropulse.xero.source.XeroReceivables;
import io.xeropulse.xero.source.XeroTrialBalance;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** One tenant's books never get into the proof of another's. */
class OtherTenantsProofTest {
  private final OrganizationId ours = new OrganizationId(UUID.randomUUID());
  private final OrganizationId strangers = new OrganizationId(UUID.randomUUID());
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void shouldRefuseAnotherOrganizationsSyncBeforeAnyCallOrRow() {
    PGSimpleDataSource database = PostgresServer.newWarehouse();
    Warehouse warehouse = Warehouse.create(database);
    try (Sandbox sandbox = Sandbox.builder().seed(3).invoices(40).jobs(1).start()) {
      SteppedSync sync = SteppedSync.of(warehouse, sandbox, SteppedSync.DAY_AFTER, () -> {});
      Prover prover = prover(warehouse, sync);
      sandbox
          .faults()
          .always(
              "",
              (call, sound) -> {
                calls.incrementAndGet();
                return sound.handle(call);
              });

      assertThatThrownBy(
              () ->
                  sync.run(
                      strangers, Trigger.Manual.incremental(), pipeline -> pipeline.prover(prover)))
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining(ours.toString())
          .hasMessageContaining(strangers.toString());
      SyncSession session = new SyncSession(UUID.randomUUID(), strangers, 1);
      assertThatThrownBy(() -> prover.prove(session, SteppedSync.LAST_DAY, List.of()))
          .isInstanceOf(InvalidConfigurationException.class);
      XeroDayReader days = XeroDayReader.create(sync.client().transport(), ours, sync.books());
      assertThatThrownBy(() -> days.recordsOf(strangers, SteppedSync.LAST_DAY, "AUD"))
          .isInstanceOf(InvalidConfigurationException.class);
      XeroReceivables receivables =
          new XeroReceivables(sync.client().accounting(ours, sync.books()).reports());
      assertThatThrownBy(() -> receivables.dueFrom(strangers, "any", SteppedSync.LAST_DAY))
          .isInstanceOf(InvalidConfigurationException.class);
    }
    assertThat(calls).hasValue(0);
    assertThat(rows(database, "sync_session")).isZero();
    assertThat(rows(database, "tie_out")).isZero();
  }

  private Prover prover(Warehouse warehouse, SteppedSync sync) {
    return Prover.of(
        warehouse.heldRecords(),
        warehouse.loadedPages(),
        TieOut.of(
            new XeroTrialBalance(sync.client().accounting(ours, sync.books()).reports()),
            XeroDayReader.create(sync.client().transport(), ours, sync.books())),
        warehouse.certificates());
  }

  private static long rows(PGSimpleDataSource database, String table) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from xeropulse." + table)
                    .mapTo(Long.class)
                    .one());
  }
}
