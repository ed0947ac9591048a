package io.xeropulse.authz.embed;

/**
 * A reason with its sentence.
 *
 * @param reason for programs
 * @param explanation for people, without identifiers
 */
record Refusal(EmbedRefusal reason, String explanation) {}
