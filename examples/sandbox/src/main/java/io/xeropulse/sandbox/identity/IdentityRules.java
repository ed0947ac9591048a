package io.xeropulse.sandbox.identity;

/**
 * How strict identity is; immutable.
 *
 * @param enforceScopes whether a token opens only what its scopes name
 * @param granularOnly whether the app is of March 2026 or later and may not ask for broad scopes
 */
public record IdentityRules(boolean enforceScopes, boolean granularOnly) {}
