package io.xeropulse.xero.http;

import io.xeropulse.core.RateLimitException;
import io.xeropulse.core.SourceUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps calls within the limits of each tenant and of the whole app. Share one among all clients of
 * the same app: the app's limit spans its grants. Thread-safe.
 */
public final class RateLimiter {
  private static final String NO_TENANT = "";

  private final RateLimits limits;
  private final InstantSource clock;
  private final Pause pause;
  private final RollingWindow app;
  private final Map<String, TenantLimit> tenants = new ConcurrentHashMap<>();

  private RateLimiter(RateLimits limits, InstantSource clock, Pause pause) {
    this.limits = limits;
    this.clock = clock;
    this.pause = pause;
    this.app = new RollingWindow(limits.appPerMinute());
  }

  /**
   * Creates a limiter that has seen no call yet.
   *
   * @param limits the limits to keep
   * @param clock where the time is read
   * @param pause how threads wait
   * @return a limiter
   */
  public static RateLimiter create(RateLimits limits, InstantSource clock, Pause pause) {
    return new RateLimiter(limits, clock, pause);
  }

  /** Waits until the call may be made, and says when; the day limit ends it at once. */
  Instant acquire(ApiRequest request) {
    TenantLimit tenant = tenant(request.tenantId());
    try {
      tenant.concurrent().acquire();
    } catch (InterruptedException interrupted) {
      throw cancelled(request, interrupted);
    }
    boolean started = false;
    try {
      for (Duration wait = tryStart(request, tenant);
          !wait.isZero();
          wait = tryStart(request, tenant)) {
        pause.await(wait);
      }
      started = true;
      return clock.instant();
    } catch (InterruptedException interrupted) {
      throw cancelled(request, interrupted);
    } finally {
      if (!started) {
        tenant.concurrent().release();
      }
    }
  }

  /** Ends a call that was acquired, with its answer if there was one. */
  void release(ApiRequest request, Instant started, @Nullable ApiResponse response) {
    TenantLimit tenant = tenant(request.tenantId());
    synchronized (app) {
      Instant now = clock.instant();
      tenant.minute().end(now);
      tenant.day().end();
      app.end(now);
      if (response != null && limits.bounded()) {
        response.minuteRemaining().ifPresent(left -> tenant.minute().learn(left, started, now));
        response.dayRemaining().ifPresent(tenant.day()::learn);
        response.appMinuteRemaining().ifPresent(left -> app.learn(left, started, now));
      }
      if (response != null && response.status() == 429) {
        block(tenant, RateLimitAnswer.of(response), now);
      }
    }
    tenant.concurrent().release();
  }

  private Duration tryStart(ApiRequest request, TenantLimit tenant) {
    // Held for a few field reads and writes only; waiting happens outside.
    synchronized (app) {
      Instant now = clock.instant();
      Optional<Instant> spentUntil = tenant.day().spentUntil(now);
      if (spentUntil.isPresent()) {
        throw new RateLimitException(
            "The day limit of organization %s is spent, so %s was not asked; nothing is asked before %s"
                .formatted(request.organization(), request.entity(), spentUntil.get()),
            Duration.between(now, spentUntil.get()),
            now);
      }
      Duration forTenant = tenant.minute().untilFree(now);
      Duration forApp = app.untilFree(now);
      Duration wait = forTenant.compareTo(forApp) > 0 ? forTenant : forApp;
      if (wait.isZero()) {
        tenant.minute().start();
        tenant.day().start();
        app.start();
      }
      return wait;
    }
  }

  private void block(TenantLimit tenant, RateLimitAnswer answer, Instant now) {
    Instant end = now.plus(answer.wait(now));
    switch (answer.kind()) {
      case MINUTE -> tenant.minute().blockUntil(end);
      case DAY -> tenant.day().blockUntil(end);
      case APP -> app.blockUntil(end);
      case CONCURRENT -> {
        // Somebody else holds the tenant's places; the retry's own wait is enough.
      }
    }
  }

  private TenantLimit tenant(@Nullable String tenantId) {
    return tenants.computeIfAbsent(
        tenantId == null ? NO_TENANT : tenantId, first -> TenantLimit.of(limits));
  }

  private static SourceUnavailableException cancelled(
      ApiRequest request, InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new SourceUnavailableException(
        "%s of organization %s was cancelled while waiting for its turn"
            .formatted(request, request.organization()),
        interrupted);
  }
}
