package io.xeropulse.sandbox;

import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Handler;
import io.xeropulse.sandbox.http.Problem;
import io.xeropulse.sandbox.http.Reply;
import io.xeropulse.sandbox.identity.Credentials;
import io.xeropulse.sandbox.identity.Identity;
import io.xeropulse.sandbox.identity.IdentityRules;
import io.xeropulse.sandbox.identity.Tenant;
import io.xeropulse.sandbox.limit.RateLimiter;
import io.xeropulse.sandbox.xero.AccountingApi;
import io.xeropulse.sandbox.xero.XmlForm;
import io.xeropulse.sandbox.xpm.PracticeApi;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Sends each call to the service under its path, past the checks that stand before it. */
final class Routes implements Handler {

  /** Xero's gateway does not find anything behind longer ones. */
  private static final int LONGEST_URL = 2_091;

  private final Identity identity;
  private final RateLimiter apis;
  private final boolean journals;

  private Routes(Identity identity, RateLimiter apis, boolean journals) {
    this.journals = journals;
    this.identity = identity;
    this.apis = apis;
  }

  static Routes of(Sandbox.Builder settings, Sources sources, InstantSource clock) {
    Identity identity =
        new Identity(
            new Credentials(settings.clientId, settings.clientSecret),
            List.of(sources.organisation(), sources.practice()),
            sources.person(),
            settings.asAt.atStartOfDay().toInstant(ZoneOffset.UTC),
            clock,
            new IdentityRules(settings.enforceScopes, settings.granularScopesOnly));
    Handler accounting =
        new AccountingApi(
            sources.accounting(), clock, settings.highVolumeThreshold, settings.quirks);
    Handler practice = new PracticeApi(sources.work(), settings.xpmErrorsUnder200);
    Handler apis =
        call ->
            (call.path().get(0).equalsIgnoreCase("api.xro") ? accounting : practice)
                .handle(call.below(2));
    return new Routes(identity, new RateLimiter(apis, settings.limits, clock), settings.journals);
  }

  /** Ends every access token at once. */
  void expireTokens() {
    identity.expireTokens();
  }

  /** What is let through. */
  RateLimiter limiter() {
    return apis;
  }

  @Override
  public Reply handle(Call call) {
    if (call.url().length() > LONGEST_URL) {
      return Reply.empty(404); // the gateway's own answer, which says nothing
    }
    String path = String.join("/", call.path()).toLowerCase(Locale.ROOT); // as Xero's gateway does
    Optional<Reply> byIdentity = identity(call, path);
    if (byIdentity.isPresent()) {
      return byIdentity.get();
    }
    if (path.startsWith("api.xro/2.0")) {
      boolean sold = journals || !path.startsWith("api.xro/2.0/journal");
      Reply reply =
          sold
              ? guarded(call, Tenant.Type.ORGANISATION)
              : Problem.of(403, "Forbidden", "The app is not entitled to read journals");
      return XmlForm.errorAsAsked(call, reply);
    }
    if (path.startsWith("practicemanager/3.1")) {
      return guarded(call, Tenant.Type.PRACTICEMANAGER);
    }
    return Problem.of(404, "Not Found", "The sandbox has nothing at " + call.url());
  }

  private Optional<Reply> identity(Call call, String path) {
    return switch (call.method() + " " + path.replaceFirst("^connections/.+", "connections/id")) {
      case "POST connect/token" -> Optional.of(identity.token(call));
      case "POST connect/revocation" -> Optional.of(identity.revoke(call));
      case "GET identity/connect/authorize" -> Optional.of(identity.authorize(call));
      case "GET .well-known/openid-configuration" -> Optional.of(identity.discovery(call));
      case "GET .well-known/openid-configuration/jwks" -> Optional.of(identity.keys());
      case "GET connect/userinfo" ->
          Optional.of(identity.refuseBearer(call).orElseGet(() -> identity.userInfo(call)));
      case "GET connections" ->
          Optional.of(
              apis.stampApp(
                  identity.refuseBearer(call).orElseGet(() -> identity.connections(call))));
      case "DELETE connections/id" ->
          Optional.of(
              identity.refuseBearer(call).orElseGet(() -> identity.disconnect(call.path().get(1))));
      default -> Optional.empty();
    };
  }

  private Reply guarded(Call call, Tenant.Type type) {
    Optional<Reply> refusal =
        identity
            .refuseBearer(call)
            .or(() -> identity.refuseScopes(call))
            .or(() -> identity.refuseTenant(call, type));
    return refusal
        .orElseGet(() -> apis.handle(call))
        .with("Xero-Correlation-Id", UUID.randomUUID().toString());
  }
}
