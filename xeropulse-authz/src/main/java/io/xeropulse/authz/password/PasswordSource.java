package io.xeropulse.authz.password;

/**
 * Where a password that is to be checked comes from: who sends many waits for the own ones, not
 * others for these. Immutable.
 *
 * @param name tells sources apart, such as a network or a known browser
 * @param known whether somebody logged in from there before, who then goes first
 */
public record PasswordSource(String name, boolean known) {}
