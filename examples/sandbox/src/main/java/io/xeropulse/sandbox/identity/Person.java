package io.xeropulse.sandbox.identity;

import java.util.UUID;

/**
 * The user who consents; immutable.
 *
 * @param id the id that the organisation lists this user by
 * @param email the address to log in with
 * @param givenName the first name
 * @param familyName the last name
 */
public record Person(UUID id, String email, String givenName, String familyName) {}
