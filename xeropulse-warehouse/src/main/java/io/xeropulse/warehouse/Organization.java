package io.xeropulse.warehouse;

import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.grant.ConsentRequest;
import io.xeropulse.core.grant.TenantConnection;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.organization.Consents;
import io.xeropulse.core.organization.SyncSettings;
import io.xeropulse.core.sync.Cancellation;
import io.xeropulse.core.sync.SyncHealth;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.core.wip.RateCardEntry;
import io.xeropulse.warehouse.report.Figures;
import io.xeropulse.warehouse.state.PastSync;
import io.xeropulse.warehouse.state.QuarantineView;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One organization while the program runs: what must agree about it is said here once. It is the
 * system's own handle, which may do and see everything. Thread-safe; keep it, or ask for it again.
 *
 * <p>Every method throws {@link io.xeropulse.core.StorageUnavailableException} if the database
 * cannot be reached. Once the organization was removed, what syncs it or tells how throws {@link
 * InvalidConfigurationException}; what is held of it can still be read.
 */
public final class Organization {
  private final OrganizationId id;
  private final Node node;

  Organization(OrganizationId id, Node node) {
    this.id = id;
    this.node = node;
  }

  /**
   * Which organization it is.
   *
   * @return the identifier
   */
  public OrganizationId id() {
    return id;
  }

  /**
   * How it is synced, as the database says now, whichever node changed it.
   *
   * @return the settings
   */
  public SyncSettings settings() {
    return node.settings(id);
  }

  /**
   * Begins a consent by which somebody lets its data be read, and ends it.
   *
   * @param redirect the host's page that the browser comes back to, as registered with the system
   * @return begins and completes; the tenants become this organization's
   * @throws InvalidConfigurationException if no source system asks for consent
   */
  public Connecting connecting(URI redirect) {
    return new Connecting(id, node.consents(redirect));
  }

  /**
   * Reads, loads, publishes and proves what is new, as at today in the organization's zone, and
   * returns when that is done: everything at first, what changed later. A sync of it that runs
   * meanwhile, here or on another node, loses its turn; {@link #request} waits for it instead.
   *
   * @return what was done, also when something failed or nothing is connected: then it says what
   */
  public SyncReport sync() {
    return sync(node.wanted(id));
  }

  /**
   * Syncs for a reason, as at today in the organization's zone.
   *
   * @param trigger what is wanted
   * @return what was done, also when something failed
   * @throws InvalidConfigurationException if the trigger names an entity that no source has
   */
  public SyncReport sync(Trigger trigger) {
    return sync(trigger, node.today(id));
  }

  /**
   * Syncs for a reason, with figures as at a day.
   *
   * @param trigger what is wanted
   * @param asAt the last day that counts
   * @return what was done, also when something failed
   * @throws InvalidConfigurationException if the trigger names an entity that no source has
   */
  public SyncReport sync(Trigger trigger, LocalDate asAt) {
    return node.sync(id, trigger, asAt, new Cancellation());
  }

  /**
   * Asks for a sync as soon as may be, on whichever node has started. The same request twice makes
   * one sync.
   *
   * @param trigger what is wanted
   * @throws InvalidConfigurationException if a publication is asked for
   */
  public void request(Trigger trigger) {
    node.scheduler().request(id, trigger);
  }

  /**
   * How its syncs are.
   *
   * @return the state and why
   */
  public SyncHealth health() {
    return node.health(id);
  }

  /**
   * Its newest syncs, those that run included.
   *
   * @param most how many at most, from 1
   * @return the newest first
   */
  public List<PastSync> syncs(int most) {
    return node.warehouse().syncHistory().page(id, Long.MAX_VALUE, most);
  }

  /**
   * The syncs before one.
   *
   * @param later the one that they are before, such as the last of a page
   * @param most how many at most, from 1
   * @return the newest first
   */
  public List<PastSync> syncsBefore(PastSync later, int most) {
    return node.warehouse().syncHistory().page(id, later.number(), most);
  }

  /**
   * Its figures.
   *
   * @return of the whole organization
   */
  public Figures figures() {
    return figures(new DataScope.Everything());
  }

  /**
   * Its figures as far as a decision goes.
   *
   * @param scope the rows that count
   * @return of these rows alone
   */
  public Figures figures(DataScope scope) {
    return node.warehouse().figures(id, scope);
  }

  /**
   * Replaces the rate card by which its time is priced; the next publication uses it.
   *
   * @param card the whole card, a person's rate before a task's
   * @throws InvalidConfigurationException if two entries contradict each other
   */
  public void replaceRateCard(List<RateCardEntry> card) {
    node.warehouse().practice().replaceRateCard(id, card);
  }

  /**
   * Replaces who is in which team.
   *
   * @param teamByStaffId the whole assignment: staff identifier to team name
   */
  public void replaceTeams(Map<String, String> teamByStaffId) {
    node.warehouse().practice().replaceTeams(id, teamByStaffId);
  }

  /**
   * What waits outside the figures, and why.
   *
   * @return the records
   */
  public List<QuarantineView.Entry> quarantine() {
    return node.warehouse().quarantine().entries(id);
  }

  /**
   * The organization as one person may use it.
   *
   * @param principal who asks, such as {@code Sessions} tells of an access token
   * @return the same calls, each asked of the policy; of another organization's principal each is
   *     refused
   */
  public Acting as(Principal principal) {
    return new Acting(this, principal, node.policy());
  }

  @Override
  public String toString() {
    return "Organization[" + id + "]";
  }

  /** A consent for this organization. Thread-safe. */
  public static final class Connecting {
    private final OrganizationId organization;
    private final Consents consents;

    private Connecting(OrganizationId organization, Consents consents) {
      this.organization = organization;
      this.consents = consents;
    }

    /**
     * Begins it.
     *
     * @return where to send the person's browser, and what to keep in the person's session
     */
    public ConsentRequest begin() {
      return consents.begin().of(organization);
    }

    /**
     * Ends it with what the browser brought back.
     *
     * @param request what {@link #begin} gave
     * @param state the answer's {@code state}
     * @param code the answer's {@code code}
     * @return the organization's connections, those that are gone included
     * @throws io.xeropulse.core.AuthenticationException if it is no answer to the request, was
     *     asked for another organization, or reaches no tenant; nothing is connected then
     */
    public List<TenantConnection> complete(ConsentRequest request, String state, String code) {
      if (!organization.equals(request.organization())) {
        throw new AuthenticationException(
            "organization %s: this consent was asked for another organization; begin again"
                .formatted(organization));
      }
      return consents.complete(organization, request, state, code);
    }
  }
}
