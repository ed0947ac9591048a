package io.xeropulse.warehouse;

import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.organization.Consents;
import io.xeropulse.core.organization.SourceSystem;
import io.xeropulse.core.organization.SyncSettings;
import io.xeropulse.core.organization.Webhooks;
import io.xeropulse.core.sync.Cancellation;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.SyncHealth;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.proof.Provable;
import io.xeropulse.core.sync.proof.Prover;
import io.xeropulse.core.sync.quality.QualityRule;
import io.xeropulse.core.sync.quality.StandardRules;
import io.xeropulse.core.sync.quality.StatedCurrency;
import io.xeropulse.core.sync.schedule.OrganizationSyncs;
import io.xeropulse.core.sync.schedule.SyncScheduler;
import io.xeropulse.core.sync.trigger.BusinessHours;
import io.xeropulse.core.sync.trigger.Trigger;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process does for any organization: its sources, syncs and hours. Thread-safe. */
final class Node implements OrganizationSyncs {
  /** ISO 4217's code of none: what amounts are in while nobody has said. */
  private static final String NO_CURRENCY = "XXX";

  private static final int UNAUTHORIZED = 401;
  private static final Logger log = LoggerFactory.getLogger(Node.class);

  private final Warehouse warehouse;
  private final List<SourceSystem> systems;
  private final Function<Warehouse, SyncPipeline.Builder> pipelines;
  private final InstantSource clock;
  private final Supplier<PolicyEngine> policy;
  private final SyncScheduler scheduler;
  private final Map<OrganizationId, BusinessHours> lastHours = new ConcurrentHashMap<>();

  /** Makes the scheduler of the node that it is handed. */
  interface Scheduling {
    SyncScheduler of(Node node);
  }

  Node(
      Warehouse warehouse,
      List<SourceSystem> systems,
      Function<Warehouse, SyncPipeline.Builder> pipelines,
      InstantSource clock,
      Supplier<PolicyEngine> policy,
      Scheduling scheduling) {
    this.warehouse = warehouse;
    this.systems = List.copyOf(systems);
    this.pipelines = pipelines;
    this.clock = clock;
    this.policy = policy;
    this.scheduler = scheduling.of(this);
  }

  Warehouse warehouse() {
    return warehouse;
  }

  Supplier<PolicyEngine> policy() {
    return policy;
  }

  SyncScheduler scheduler() {
    return scheduler;
  }

  SyncSettings settings(OrganizationId organization) {
    return warehouse
        .register()
        .of(organization)
        .orElseThrow(
            () ->
                new InvalidConfigurationException(
                    "organization %s is not open; open it with its settings first"
                        .formatted(organization)));
  }

  LocalDate today(OrganizationId organization) {
    return LocalDate.ofInstant(clock.instant(), settings(organization).zone());
  }

  /** Everything of an organization that was never read to its end, and what changed of others. */
  Trigger wanted(OrganizationId organization) {
    return warehouse.syncHistory().of(organization).lastReadToTheEnd() == null
        ? new Trigger.StartUp()
        : Trigger.Manual.incremental();
  }

  SyncHealth health(OrganizationId organization) {
    return SyncHealth.of(
        settings(organization).hours(), warehouse.syncHistory().of(organization), clock.instant());
  }

  Consents consents(URI redirect) {
    return systems.stream()
        .map(system -> system.consents(redirect))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidConfigurationException(
                    "No source system here asks people for consent; build XeroPulse with one that"
                        + " does"));
  }

  int webhook(byte[] body, @Nullable String signature) {
    List<Webhooks> ways =
        systems.stream().map(SourceSystem::webhooks).flatMap(Optional::stream).toList();
    if (ways.isEmpty()) {
      throw new InvalidConfigurationException(
          "No source system here takes webhooks; give it the webhook's key");
    }
    int answer = UNAUTHORIZED;
    for (Webhooks way : ways) {
      answer = way.receive(body, signature, this::store);
      if (answer != UNAUTHORIZED) {
        return answer;
      }
    }
    return answer;
  }

  private void store(Map<OrganizationId, Trigger.Webhook> wanted, Set<OrganizationId> missed) {
    Set<OrganizationId> open = Set.copyOf(warehouse.register().all());
    wanted.forEach(
        (organization, trigger) -> {
          if (open.contains(organization)) {
            ask(organization, trigger);
          } else {
            log.warn("organization={} is not open; what a webhook told is left out", organization);
          }
        });
    missed.stream().filter(open::contains).forEach(each -> ask(each, Trigger.Manual.incremental()));
  }

  /** One whose opening broke off between the register and the schedule holds up no other. */
  private void ask(OrganizationId organization, Trigger trigger) {
    try {
      scheduler.request(organization, trigger);
    } catch (InvalidConfigurationException unplanned) {
      scheduler.add(organization);
      scheduler.request(organization, trigger);
    }
  }

  /** Asked between syncs: while the database is away, what it said last holds. */
  @Override
  public BusinessHours hours(OrganizationId organization) {
    try {
      BusinessHours hours = settings(organization).hours();
      lastHours.put(organization, hours);
      return hours;
    } catch (StorageUnavailableException away) {
      BusinessHours last = lastHours.get(organization);
      if (last == null) {
        throw away;
      }
      return last;
    }
  }

  @Override
  public SyncReport sync(OrganizationId organization, Trigger trigger, Cancellation cancellation) {
    if (sources(organization, settings(organization)).isEmpty()) {
      // Another node may have it, so that what was asked for is kept.
      throw new SourceUnavailableException(noSource(organization));
    }
    return sync(organization, trigger, today(organization), cancellation);
  }

  SyncReport sync(
      OrganizationId organization, Trigger trigger, LocalDate asAt, Cancellation cancellation) {
    SyncSettings settings = settings(organization);
    List<SourceConnector> sources = sources(organization, settings);
    if (sources.isEmpty()) {
      throw new InvalidConfigurationException(noSource(organization));
    }
    String baseCurrency = Objects.requireNonNullElse(settings.baseCurrency(), NO_CURRENCY);
    SyncPipeline.Builder pipeline =
        pipelines
            .apply(warehouse)
            .refresh(warehouse.publication(baseCurrency))
            .rules(rules(settings));
    if (settings.proved()) {
      prover(organization, sources).ifPresent(pipeline::prover);
    }
    return pipeline
        .build()
        .run(
            organization,
            new OrganizationSettings(baseCurrency, settings.zone()),
            sources,
            trigger,
            asAt,
            cancellation);
  }

  private List<SourceConnector> sources(OrganizationId organization, SyncSettings settings) {
    List<SourceConnector> sources = new ArrayList<>();
    systems.forEach(system -> sources.addAll(system.sources(organization, settings.zone())));
    return sources;
  }

  private static String noSource(OrganizationId organization) {
    return "organization %s has no source in this process; build XeroPulse with the system that it is read from"
        .formatted(organization);
  }

  private static List<QualityRule> rules(SyncSettings settings) {
    List<QualityRule> rules = new ArrayList<>(StandardRules.all());
    String stated = settings.baseCurrency();
    if (stated != null) {
      rules.add(StatedCurrency.of(stated));
    }
    return rules;
  }

  private Optional<Prover> prover(OrganizationId organization, List<SourceConnector> sources) {
    return sources.stream()
        .filter(Provable.class::isInstance)
        .map(Provable.class::cast)
        .findFirst()
        .map(
            source ->
                Prover.of(
                    warehouse.heldRecords(),
                    warehouse.loadedPages(),
                    source.tieOut(organization),
                    warehouse.certificates()));
  }
}
