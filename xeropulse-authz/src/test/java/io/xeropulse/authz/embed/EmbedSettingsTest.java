package io.xeropulse.authz.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.core.InvalidConfigurationException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbedSettingsTest {
  private static final EmbedToken TOKEN =
      new EmbedToken("a.b.c", new DashboardId("dashboard-1"), Instant.EPOCH);
  private static final String ENTRY =
      "{'id':'d-1','name':'N','metabaseId':1,'refreshMinutes':60,'requires':['invoices'],"
          + "'locked':{'organization_id':'organization','department':'team'},"
          + "'editable':['period']}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123456789abcdef",
        "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
        "g123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0"
      })
  void shouldRefuseASecretThatMetabaseWouldNotMake(String secret) {
    assertThatThrownBy(() -> EmbedKey.ofHex(secret))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("64 lower-case hexadecimal digits")
        .message()
        .satisfies(
            text -> {
              if (!secret.isEmpty()) {
                assertThat(text).doesNotContain(secret);
              }
            });
  }

  @Test
  void shouldDropSpaceThatPastingLeaves() {
    assertThat(EmbedKey.ofHex("  " + Tokens.KEY + "\n").key())
        .isEqualTo(EmbedKey.ofHex(Tokens.KEY).key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://metabase.example.com",
        "ftp://localhost",
        "metabase.example.com",
        "https://user@metabase.example.com",
        "https://metabase.example.com?x=1",
        "https://metabase.example.com#x",
        "https://",
        "http:/embed",
        "ht tps://x"
      })
  void shouldRefuseSitesThatWouldShowTheToken(String url) {
    assertThatThrownBy(() -> MetabaseSite.of(url))
        .isInstanceOf(InvalidConfigurationException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "https://metabase.example.com, https://metabase.example.com",
    "https://metabase.example.com/, https://metabase.example.com",
    "https://example.com/bi/, https://example.com/bi",
    "http://localhost:3000, http://localhost:3000",
    "http://127.0.0.1:3000, http://127.0.0.1:3000",
    "http://[::1]:3000, http://[::1]:3000"
  })
  void shouldRenderTheIframeAddress(String site, String base) {
    assertThat(MetabaseSite.of(site).iframeUrl(TOKEN, EmbedAppearance.standard()))
        .isEqualTo(base + "/embed/dashboard/a.b.c#bordered=true&titled=true");
  }

  @Test
  void shouldRenderOnlyListedOptions() {
    EmbedAppearance appearance =
        new EmbedAppearance(
            false, false, Optional.of(EmbedAppearance.Theme.NIGHT), List.of("b", "a", "b"));
    assertThat(MetabaseSite.of("https://m.example").iframeUrl(TOKEN, appearance))
        .endsWith("#bordered=false&titled=false&theme=night&hide_parameters=a%2Cb");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new EmbedAppearance(true, true, Optional.empty(), List.of("a&titled=false")));
  }

  @Test
  void shouldListTheEightDashboardsOfAPractice() {
    DashboardManifest manifest = DashboardManifest.practice();
    assertThat(manifest.dashboards())
        .extracting(shown -> shown.id() + " " + shown.metabaseId())
        .hasSize(8)
        .startsWith("dashboard-1 1")
        .endsWith("dashboard-8 8");
    EmbeddedDashboard debtors = manifest.findByMetabaseId(7).orElseThrow();
    assertThat(debtors.name()).isEqualTo("Debtors/AR Aging");
    assertThat(debtors.refreshMinutes()).isEqualTo(60);
    assertThat(debtors.requires()).containsExactly("invoices", "payments", "contacts");
    assertThat(manifest.find(new DashboardId("dashboard-9"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'organization_id':'organization',| |/dashboards/0/locked/organization_id: missing",
        "'department':'team'|'department':'galaxy'|/department: must be organization, team",
        "'department':'team'|'dept':'organization'|/dept: organization_id, and nothing else",
        "'organization_id':'organization'|'organization_id':'team'|nothing else, is filled",
        "'department':'team'|'De':'team'|/De: a parameter is spelled",
        "['period']|['department']|/editable/0: locked or reserved",
        "['period']|['user_role']|/editable/0: locked or reserved",
        "['period']|['period','period']|/editable/1: named twice",
        "['period']|['Period']|/editable/0: a parameter is spelled",
        "'metabaseId':1|'metabaseId':0|/metabaseId: must be a whole number above 0",
        "'metabaseId':1|'metabaseId':'1'|/metabaseId: must be a whole number above 0",
        "'metabaseId':1|'metabaseId':1.5|/metabaseId: must be a whole number above 0",
        "'d-1'|'D 1'|/id: A dashboard id is",
        "'name':'N',| |/name: missing",
        "'name'|'title':'T','name'|/title: unknown key"
      })
  void shouldRefuseAFaultyManifestAndNameThePlace(String what, String with, String problem) {
    assertThatThrownBy(() -> manifest(ENTRY.replace(what, with == null ? "" : with)))
        .isInstanceOf(InvalidManifestException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void shouldRefuseTwoNamesForOneDashboardOfMetabase() {
    assertThatThrownBy(() -> manifest(ENTRY + "," + ENTRY.replace("d-1", "d-2")))
        .isInstanceOf(InvalidManifestException.class)
        .hasMessageContaining("/dashboards/1/metabaseId: another dashboard has this number");
    assertThatThrownBy(() -> manifest(ENTRY + "," + ENTRY.replace(":1,", ":2,")))
        .isInstanceOf(InvalidManifestException.class)
        .hasMessageContaining("/dashboards/1/id: another dashboard has this id");
  }

  private static DashboardManifest manifest(String entries) {
    return DashboardManifest.parse(("{'dashboards':[" + entries + "]}").replace('\'', '"'));
  }
}
