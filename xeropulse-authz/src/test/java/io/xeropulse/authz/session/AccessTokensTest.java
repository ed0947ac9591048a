package io.xeropulse.authz.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xeropulse.authz.MutableClock;
import io.xeropulse.authz.Practice;
import io.xeropulse.authz.embed.DashboardManifest;
import io.xeropulse.authz.embed.EmbedKey;
import io.xeropulse.authz.embed.EmbedOutcome;
import io.xeropulse.authz.embed.EmbedSigner;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.InvalidConfigurationException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTokensTest {
  private static final byte[] KEY = Practice.SESSION_KEY;
  private static final byte[] NEXT = "another session key of 32 bytes!".getBytes(UTF_8);
  private static final SessionSettings SETTINGS = SessionSettings.standard("xeropulse", "practice");
  private static final String HEADER = "{'alg':'HS256','typ':'at+jwt','kid':'k1'}";
  private static final String CLAIMS =
      "{'iss':'xeropulse','aud':['practice'],'sub':'u-1','jti':'j-1',"
          + "'org':'11111111-1111-1111-1111-111111111111',"
          + "'sid':'33333333-3333-3333-3333-333333333333','ver':1,"
          + "'iat':1751241600,'exp':1751245200}";

  private final MutableClock clock = new MutableClock();
  private final AccessTokens tokens = tokens(SessionKeys.of("k1", Map.of("k1", KEY)));

  @Test
  void shouldCarryEveryClaimThatIsVerified() throws Exception {
    String token = issue(tokens);
    ObjectMapper json = new ObjectMapper();
    JsonNode header = json.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]));
    JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    assertThat(header.toString())
        .isEqualTo("{\"typ\":\"at+jwt\",\"kid\":\"k1\",\"alg\":\"HS256\"}");
    assertThat(claims.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("iss", "aud", "sub", "jti", "org", "sid", "ver", "iat", "exp");
    assertThat(tokens.verify(token)).isPresent();
    assertThat(issue(tokens)).as("an id of its own").isNotEqualTo(token);
  }

  @Test
  void shouldAcceptTheHandMadeTokenThatTheForgedOnesStartFrom() {
    assertThat(tokens.verify(sign(HEADER, CLAIMS, KEY, "HmacSHA256"))).isPresent();
  }

  static Stream<Arguments> forged() {
    String good = sign(HEADER, CLAIMS, KEY, "HmacSHA256");
    String[] parts = good.split("\\.", -1);
    return Stream.of(
        argumentSet("empty", ""),
        argumentSet("noise", "a.b.c"),
        argumentSet("two parts", parts[0] + "." + parts[1]),
        argumentSet("no signature", parts[0] + "." + parts[1] + "."),
        argumentSet("none", sign(HEADER.replace("HS256", "none"), CLAIMS, KEY, "HmacSHA256")),
        argumentSet(
            "none, unsigned", encode(HEADER.replace("HS256", "none")) + "." + encode(CLAIMS) + "."),
        argumentSet("HS512", sign(HEADER.replace("HS256", "HS512"), CLAIMS, KEY, "HmacSHA512")),
        argumentSet("RS256", sign(HEADER.replace("HS256", "RS256"), CLAIMS, KEY, "HmacSHA256")),
        argumentSet("wrong key", sign(HEADER, CLAIMS, NEXT, "HmacSHA256")),
        argumentSet("unknown kid", sign(HEADER.replace("k1", "k9"), CLAIMS, KEY, "HmacSHA256")),
        argumentSet("no kid", sign(HEADER.replace(",'kid':'k1'", ""), CLAIMS, KEY, "HmacSHA256")),
        argumentSet(
            "path as kid", sign(HEADER.replace("k1", "/dev/null"), CLAIMS, KEY, "HmacSHA256")),
        argumentSet(
            "key in the header",
            sign(
                HEADER.replace("'kid':'k1'", "'jwk':{'kty':'oct','k':'AAAA'}"),
                CLAIMS,
                KEY,
                "HmacSHA256")),
        argumentSet(
            "crit", sign(HEADER.replace("}", ",'crit':['x'],'x':1}"), CLAIMS, KEY, "HmacSHA256")),
        argumentSet("typ JWT", sign(HEADER.replace("at+jwt", "JWT"), CLAIMS, KEY, "HmacSHA256")),
        argumentSet(
            "no typ", sign(HEADER.replace("'typ':'at+jwt',", ""), CLAIMS, KEY, "HmacSHA256")),
        claims("wrong iss", "'iss':'xeropulse'", "'iss':'evil'"),
        claims("no iss", "'iss':'xeropulse',", ""),
        claims("wrong aud", "'practice'", "'other'"),
        claims("no aud", "'aud':['practice'],", ""),
        claims("no sub", "'sub':'u-1',", ""),
        claims("bad sub", "'u-1'", "'a b'"),
        claims("no jti", "'jti':'j-1',", ""),
        claims("no org", "'org':'11111111-1111-1111-1111-111111111111',", ""),
        claims("bad org", "11111111-1111", "x"),
        claims("no sid", "'sid':'33333333-3333-3333-3333-333333333333',", ""),
        claims("no ver", "'ver':1,", ""),
        claims("ver as text", "'ver':1", "'ver':'1'"),
        claims("no iat", "'iat':1751241600,", ""),
        claims("iat an hour ahead", "1751241600", "1751245199"),
        claims("iat more than a minute ahead", "1751241600", "1751241661"),
        claims("iat after the end of time", "1751241600", "99999999999999"),
        claims("no exp", ",'exp':1751245200", ""),
        claims("ended", "1751245200", "1751241599"),
        claims("duplicate key", "'ver':1", "'ver':1,'ver':2"),
        claims("too long", "'j-1'", "'" + "x".repeat(5_000) + "'"));
  }

  private static Arguments claims(String name, String what, String with) {
    return argumentSet(name, sign(HEADER, CLAIMS.replace(what, with), KEY, "HmacSHA256"));
  }

  @ParameterizedTest
  @MethodSource("forged")
  void shouldRefuseEveryForgedToken(String token) {
    assertThat(tokens.verify(token)).isEmpty();
  }

  @Test
  void shouldRefuseEveryChangedCharacterBeforeTheLast() {
    String token = issue(tokens);
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(tokens.verify(token.substring(0, i) + other + token.substring(i + 1))).isEmpty();
    }
  }

  @Test
  void shouldTakeATokenOfANodeWhoseClockIsAMinuteAhead() {
    String ahead = CLAIMS.replace("1751241600", "1751241660");
    assertThat(tokens.verify(sign(HEADER, ahead, KEY, "HmacSHA256"))).isPresent();
  }

  @Test
  void shouldRotateKeysWithAnOverlap() {
    AccessTokens both = tokens(SessionKeys.of("k2", Map.of("k1", KEY, "k2", NEXT)));
    AccessTokens after = tokens(SessionKeys.of("k2", Map.of("k2", NEXT)));
    String old = issue(tokens);
    String fresh = issue(both);
    assertThat(both.verify(old)).isPresent();
    assertThat(after.verify(old)).isEmpty();
    assertThat(after.verify(fresh)).isPresent();
    assertThat(tokens.verify(fresh)).isEmpty();
  }

  @Test
  void shouldEndWithTheSecond() {
    String token = issue(tokens);
    clock.advance(Duration.ofMinutes(60).minusSeconds(1));
    assertThat(tokens.verify(token)).isPresent();
    clock.advance(Duration.ofSeconds(1));
    assertThat(tokens.verify(token)).isEmpty();
  }

  /** Even if a host gave both purposes the same bytes, neither takes the other's tokens. */
  @Test
  void shouldNeverTakeAnEmbedTokenForASession() {
    String hex = "0123456789abcdef".repeat(4);
    AccessTokens same = tokens(SessionKeys.of("k1", Map.of("k1", hex.getBytes(US_ASCII))));
    EmbedOutcome embed =
        EmbedSigner.create(EmbedKey.ofHex(hex), DashboardManifest.practice(), clock)
            .sign(
                Practice.HOME,
                new DataScope.Everything(),
                new DashboardId("dashboard-1"),
                Map.of());
    assertThat(same.verify(((EmbedOutcome.Issued) embed).token().jwt())).isEmpty();
  }

  @Test
  void shouldRefuseWeakTooManyOrMissingKeys() {
    for (Map<String, byte[]> secrets :
        List.<Map<String, byte[]>>of(
            Map.of("k1", new byte[31]),
            Map.of("k2", NEXT),
            Map.of("k1", KEY, "k2", NEXT, "k3", NEXT))) {
      assertThatThrownBy(() -> SessionKeys.of("k1", secrets))
          .isInstanceOf(InvalidConfigurationException.class);
    }
    assertThat(SessionKeys.of("k1", Map.of("k1", KEY)).toString()).isEqualTo("SessionKeys[k1]");
  }

  private String issue(AccessTokens issuer) {
    Instant now = clock.instant();
    Session session =
        new Session(
            UUID.fromString("33333333-3333-3333-3333-333333333333"),
            new UserId("u-1"),
            Practice.HOME,
            1,
            1,
            now,
            now.plus(SETTINGS.sessionLifetime()),
            now,
            Optional.empty());
    return issuer.issue(session, now, now.plus(SETTINGS.accessLifetime()));
  }

  private AccessTokens tokens(SessionKeys keys) {
    return new AccessTokens(keys, SETTINGS, clock, new SecureRandom());
  }

  private static String sign(String header, String claims, byte[] key, String algorithm) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      String signed = encode(header) + "." + encode(claims);
      byte[] signature = mac.doFinal(signed.getBytes(US_ASCII));
      return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String encode(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.replace('\'', '"').getBytes(UTF_8));
  }
}
