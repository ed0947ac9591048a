package io.xeropulse.authz.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.authz.memory.InMemoryStore;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.model.OrganizationId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditVerifierTest {
  private static final OrganizationId HOME =
      OrganizationId.of("11111111-1111-1111-1111-111111111111");
  private static final byte[] OLD = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private static final byte[] NEW = "fedcba9876543210fedcba9876543210".getBytes(UTF_8);
  private static final AuditKeys KEYS = AuditKeys.of("new", Map.of("old", OLD, "new", NEW));

  private final AuditVerifier verifier = new AuditVerifier(KEYS);
  private final List<AuditEntry> entries = log();

  @Test
  void shouldFindAWholeLogWhole() {
    AuditVerifier.Verdict verdict = verify(entries);
    assertThat(verdict.whole()).isTrue();
    assertThat(verdict.entries()).isEqualTo(10);
    assertThat(verifier.verify(Collections.emptyIterator(), Optional.empty()).whole()).isTrue();
  }

  @Test
  void shouldNameTheFirstChangedEntryWhateverFieldWasChanged() {
    List<UnaryOperator<AuditEvent>> changes =
        List.of(
            e -> copy(e, e.at().plusNanos(1_000), e.actor(), e.target(), e.outcome()),
            e -> copy(e, e.at(), "user:9", e.target(), e.outcome()),
            e -> copy(e, e.at(), e.actor(), "user:9", e.outcome()),
            e -> copy(e, e.at(), e.actor(), e.target(), Outcome.REFUSED),
            e -> e.with("role", "admin"),
            e -> e.with("more", ""),
            e ->
                new AuditEvent(
                    OrganizationId.of("22222222-2222-2222-2222-222222222222"),
                    e.at(),
                    e.actor(),
                    e.action(),
                    e.target(),
                    e.outcome(),
                    e.details(),
                    e.origin(),
                    e.tags()),
            e ->
                new AuditEvent(
                    e.organization(),
                    e.at(),
                    e.actor(),
                    "x",
                    e.target(),
                    e.outcome(),
                    e.details(),
                    e.origin(),
                    e.tags()),
            e ->
                new AuditEvent(
                    e.organization(),
                    e.at(),
                    e.actor(),
                    e.action(),
                    e.target(),
                    e.outcome(),
                    e.details(),
                    new RequestOrigin("1.1.1.1", ""),
                    e.tags()),
            e ->
                new AuditEvent(
                    e.organization(),
                    e.at(),
                    e.actor(),
                    e.action(),
                    e.target(),
                    e.outcome(),
                    e.details(),
                    new RequestOrigin("", "curl"),
                    e.tags()),
            e ->
                new AuditEvent(
                    e.organization(),
                    e.at(),
                    e.actor(),
                    e.action(),
                    e.target(),
                    e.outcome(),
                    e.details(),
                    e.origin(),
                    Set.of()));
    for (UnaryOperator<AuditEvent> change : changes) {
      List<AuditEntry> tampered = new ArrayList<>(entries);
      AuditEntry fourth = tampered.get(3);
      tampered.set(
          3,
          new AuditEntry(
              fourth.sequence(),
              change.apply(fourth.event()),
              fourth.keyId(),
              fourth.previous(),
              fourth.hash()));
      assertThat(verify(tampered).finding()).isEqualTo("Entry 4 changed after it was written");
    }
  }

  @Test
  void shouldNotConfuseFieldsThatAreMovedIntoOneAnother() {
    AuditChain chain = new AuditChain(KEYS);
    AuditEvent one = event("ab").with("k", "v");
    AuditEvent two = event("a").with("k", "v");
    AuditEvent three = event("ab").with("kv", "");
    assertThat(
            List.of(
                chain.next(ChainHead.EMPTY, one).hash(),
                chain.next(ChainHead.EMPTY, two).hash(),
                chain.next(ChainHead.EMPTY, three).hash()))
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldNameTheFirstMissingSwappedDoubledOrForgedEntry() {
    List<AuditEntry> missing = new ArrayList<>(entries);
    missing.remove(4);
    assertThat(verify(missing).finding())
        .isEqualTo("Entry 5 missing or out of place: entry 6 stands there");
    List<AuditEntry> swapped = new ArrayList<>(entries);
    Collections.swap(swapped, 6, 7);
    assertThat(verify(swapped).brokenAt()).contains(7L);
    List<AuditEntry> doubled = new ArrayList<>(entries);
    doubled.add(2, entries.get(1));
    assertThat(verify(doubled).brokenAt()).contains(3L);
    AuditKeys forgers = AuditKeys.of("new", Map.of("new", new byte[32]));
    List<AuditEntry> forged = new ArrayList<>(entries.subList(0, 8));
    forged.add(
        new AuditChain(forgers).next(new ChainHead(8, entries.get(7).hash()), event("forged")));
    assertThat(verify(forged).finding()).isEqualTo("Entry 9 changed after it was written");
    List<AuditEntry> cutIn = new ArrayList<>(entries.subList(0, 3));
    cutIn.add(new AuditChain(KEYS).next(new ChainHead(3, "0".repeat(64)), event("elsewhere")));
    assertThat(verify(cutIn).finding()).isEqualTo("Entry 4 does not follow the entry before it");
    AuditKeys newOnly = AuditKeys.of("new", Map.of("new", NEW));
    assertThat(new AuditVerifier(newOnly).verify(entries.iterator(), Optional.empty()).finding())
        .isEqualTo("Entry 1 made with an unknown key");
  }

  @Test
  void shouldSeeACutEndOnlyWithAnAnchor() {
    InMemoryHeadAnchor anchor = new InMemoryHeadAnchor();
    assertThat(anchor.newest(HOME)).isEmpty();
    anchor.publish(HOME, new ChainHead(10, entries.get(9).hash()));
    anchor.publish(HOME, new ChainHead(4, entries.get(3).hash()));
    List<AuditEntry> cut = entries.subList(0, 8);
    assertThat(verify(cut).whole()).isTrue();
    assertThat(verifier.verify(cut.iterator(), anchor.newest(HOME)).finding())
        .isEqualTo("Entry 9 missing: the anchored head is entry 10");
    assertThat(verifier.verify(entries.iterator(), anchor.newest(HOME)).whole()).isTrue();
  }

  @Test
  void shouldSeeARewrittenLogByItsAnchor() {
    List<AuditEntry> rewritten = new ArrayList<>();
    ChainHead head = ChainHead.EMPTY;
    for (int i = 0; i < 10; i++) {
      AuditEntry entry = new AuditChain(KEYS).next(head, event("other story " + i));
      rewritten.add(entry);
      head = new ChainHead(entry.sequence(), entry.hash());
    }
    assertThat(verify(rewritten).whole()).isTrue();
    assertThat(
            verifier
                .verify(rewritten.iterator(), Optional.of(new ChainHead(6, entries.get(5).hash())))
                .finding())
        .isEqualTo("Entry 6 differs from the anchored head: the log was rewritten");
  }

  @Test
  void shouldVerifyAnExportWithoutTheDatabase() throws IOException {
    StringBuilder lines = new StringBuilder();
    AuditExport.jsonLines(entries.iterator(), lines);
    List<AuditEntry> read = lines.toString().lines().map(AuditExport::parse).toList();
    assertThat(read).isEqualTo(entries);
    assertThat(verify(read).whole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"details\":{},\"tags\":[],\"organization\":7}", "x"})
  void shouldRefuseALineThatIsNoEntry(String line) {
    assertThatThrownBy(() -> AuditExport.parse(line))
        .isInstanceOf(MalformedResponseException.class);
  }

  /** Every field of an exported entry taken away, of another type, or said otherwise. */
  @Test
  void shouldRefuseADamagedExportWithOneKindOfError() throws IOException {
    ObjectMapper json = new ObjectMapper();
    StringBuilder lines = new StringBuilder();
    AuditExport.jsonLines(entries.subList(0, 1).iterator(), lines);
    String good = lines.toString().strip();
    List<String> damaged = new ArrayList<>();
    for (String value : List.of("null", "7", "1.5", "true", "[]", "{}", "[null]", "{\"n\":null}")) {
      for (Map.Entry<String, JsonNode> field : json.readTree(good).properties()) {
        ObjectNode other = (ObjectNode) json.readTree(good);
        other.set(field.getKey(), json.readTree(value));
        damaged.add(other.toString());
        other.remove(field.getKey());
        damaged.add(other.toString());
      }
    }
    damaged.add(good.replace("{\"n\":", "{\"n\":null,\"n\":"));
    damaged.add(good.replace("\"192.0.2.1\"", "\"192.0.2.1\",\"more\":1"));
    damaged.add(good + "{}");
    damaged.add(good.replace("00:00:00Z", "00:00:00.000000001Z"));
    for (int cut = 0; cut < good.length(); cut++) {
      damaged.add(good.substring(0, cut));
    }
    for (String line : damaged) {
      assertThat(line).isNotEqualTo(good);
      assertThat(taken(line)).as(line).isFalse();
    }
    assertThat(taken(good)).isTrue();
  }

  /** False when it is refused, or does not verify. */
  private boolean taken(String line) {
    try {
      return verify(List.of(AuditExport.parse(line))).whole();
    } catch (MalformedResponseException refused) {
      return false;
    }
  }

  @Test
  void shouldSeeAnAgentThatWasChangedIntoOneThatWouldBeCleanedToTheSame() throws IOException {
    AuditEvent event = event("login");
    AuditEvent spaced =
        new AuditEvent(
            HOME,
            event.at(),
            event.actor(),
            event.action(),
            event.target(),
            event.outcome(),
            event.details(),
            new RequestOrigin("192.0.2.1", "a\tb"),
            event.tags());
    StringBuilder lines = new StringBuilder();
    AuditEntry entry = new AuditChain(KEYS).next(ChainHead.EMPTY, spaced);
    AuditExport.jsonLines(List.of(entry).iterator(), lines);
    AuditEntry changed = AuditExport.parse(lines.toString().replace("a b", "a\\tb"));
    assertThat(verify(List.of(changed)).finding()).contains("changed after it was written");
  }

  @Test
  void shouldExportCsvThatNoSpreadsheetExecutes() throws IOException {
    AuditEvent nasty =
        new AuditEvent(
            HOME,
            Instant.EPOCH,
            "=cmd|' /C calc'!A0",
            "a",
            "say \"hi\",\r\nbye",
            Outcome.REFUSED,
            Map.of(),
            new RequestOrigin("", "@SUM(1)"),
            Set.of("b", "a"));
    StringBuilder csv = new StringBuilder();
    AuditEntry entry = new AuditChain(KEYS).next(ChainHead.EMPTY, nasty);
    AuditExport.csv(List.of(entry).iterator(), csv);
    assertThat(csv.toString())
        .startsWith("sequence,at,organization,actor,")
        .contains("\"'=cmd|' /C calc'!A0\"")
        .contains("\"say \"\"hi\"\",\r\nbye\"")
        .contains("\"'@SUM(1)\"")
        .contains("\"[\"\"a\"\",\"\"b\"\"]\"")
        .endsWith("\"" + entry.hash() + "\"\r\n");
  }

  @Test
  void shouldRefuseWeakOrMissingKeys() {
    assertThatThrownBy(() -> AuditKeys.single(new byte[31]))
        .isInstanceOf(InvalidConfigurationException.class);
    assertThatThrownBy(() -> AuditKeys.of("b", Map.of("a", OLD)))
        .isInstanceOf(InvalidConfigurationException.class);
    assertThatThrownBy(() -> new Pseudonyms(new byte[31]))
        .isInstanceOf(InvalidConfigurationException.class);
  }

  @Test
  void shouldGiveStablePseudonymsThatNeedTheKey() {
    Pseudonyms pseudonyms = new Pseudonyms(OLD);
    assertThat(pseudonyms.of("ava@example.com"))
        .isEqualTo(pseudonyms.of("ava@example.com"))
        .hasSize(32)
        .isNotEqualTo(pseudonyms.of("ben@example.com"))
        .isNotEqualTo(new Pseudonyms(NEW).of("ava@example.com"));
  }

  @Test
  void shouldCutAndCleanWhatAClientCanChoose() {
    String megabyte = "x".repeat(1_000_000);
    RequestOrigin huge = new RequestOrigin(megabyte, megabyte);
    assertThat(huge.address()).hasSize(64);
    assertThat(huge.agent()).hasSize(256);
    String hostile = "a\u0000b\r\nc\u0085d\u2028e\u202ef\ud83dg\udc34";
    assertThat(new RequestOrigin(hostile, hostile))
        .isEqualTo(new RequestOrigin("a b  c d e f g ", "a b  c d e f g "));
    assertThat(new RequestOrigin("", "x".repeat(255) + "\ud83d\udc34").agent())
        .as("a pair is not cut in two")
        .isEqualTo("x".repeat(255) + " ");
    assertThat(new RequestOrigin("fe80::1%eth0", "\ud83d\udc34").agent()).isEqualTo("\ud83d\udc34");
    assertThat(new RequestOrigin(null, null)).isEqualTo(RequestOrigin.NONE);
  }

  private AuditVerifier.Verdict verify(List<AuditEntry> checked) {
    return verifier.verify(checked.iterator(), Optional.empty());
  }

  private static List<AuditEntry> log() {
    InMemoryStore store = new InMemoryStore();
    AuditLog before = new AuditLog(AuditKeys.of("old", Map.of("old", OLD)));
    AuditLog after = new AuditLog(KEYS);
    for (int i = 0; i < 10; i++) {
      AuditEvent event = event("user.role.change").with("role", "staff").with("n", "" + i);
      AuditLog log = i < 5 ? before : after;
      store.run(tables -> log.append(tables, event));
    }
    return store.run(tables -> AuditLog.read(tables, HOME, 0, 100));
  }

  private static AuditEvent copy(
      AuditEvent event, Instant at, String actor, String target, Outcome outcome) {
    return new AuditEvent(
        event.organization(),
        at,
        actor,
        event.action(),
        target,
        outcome,
        event.details(),
        event.origin(),
        event.tags());
  }

  private static AuditEvent event(String action) {
    return new AuditEvent(
        HOME,
        Instant.parse("2025-06-30T00:00:00Z"),
        "user:1",
        action,
        "user:2",
        Outcome.SUCCEEDED,
        Map.of(),
        new RequestOrigin("192.0.2.1", "test"),
        Set.of("privileged_access"));
  }
}
