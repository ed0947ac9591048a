package io.xeropulse.core.sync;

import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.notice.Notifier;
import io.xeropulse.core.sync.proof.Prover;
import io.xeropulse.core.sync.quality.QualityGate;
import io.xeropulse.core.sync.refresh.RefreshTarget;
import io.xeropulse.core.sync.state.SyncSessionStore;
import io.xeropulse.core.sync.state.WatermarkStore;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a session works with. */
record Stages(
    SyncSessionStore sessions,
    WatermarkStore watermarks,
    WarehouseLoader loader,
    List<RefreshTarget> refreshTargets,
    @Nullable Prover prover,
    QualityGate gate,
    SyncListener listener,
    Notifier notifier,
    RecoveryPolicy recovery,
    Pause pause,
    InstantSource clock,
    Duration overlap,
    int entitiesAtOnce,
    Period backfillWindow) {}
