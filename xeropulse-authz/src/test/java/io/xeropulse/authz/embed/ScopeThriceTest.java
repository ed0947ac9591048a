package io.xeropulse.authz.embed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.authz.scope.RowSettings;
import io.xeropulse.core.model.OrganizationId;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Row security, locked parameters and the explanation let the same rows through. */
class ScopeThriceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<OrganizationId> ORGANIZATIONS =
      List.of(
          OrganizationId.of("11111111-1111-1111-1111-111111111111"),
          OrganizationId.of("22222222-2222-2222-2222-222222222222"));
  private static final EmbedSigner SIGNER =
      EmbedSigner.create(
          EmbedKey.ofHex(Tokens.KEY),
          DashboardManifest.practice(),
          InstantSource.fixed(Instant.EPOCH));

  record Row(String organization, String team, String client, String staff) {}

  static LongStream seeds() {
    long end = Boolean.getBoolean("xeropulse.proof") ? 2_000 : 100;
    System.out.println("ScopeThriceTest: seeds 0 to " + (end - 1));
    return LongStream.range(0, end);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldLetTheSameRowsThroughEverywhere(long seed) throws IOException {
    Random random = new Random(seed);
    OrganizationId organization = ORGANIZATIONS.get(random.nextInt(2));
    DataScope scope = scope(random);
    List<Row> rows = rows(random);

    List<Row> allowed = rows.stream().filter(row -> allows(organization, scope, row)).toList();
    Predicate<Row> rowSecurity = rowSecurity(RowSettings.of(organization, scope).settings());
    assertThat(rows.stream().filter(rowSecurity)).as("seed %d", seed).isEqualTo(allowed);

    EmbedOutcome outcome =
        SIGNER.sign(organization, scope, new DashboardId("dashboard-7"), Map.of());
    if (outcome instanceof EmbedOutcome.Issued issued) {
      JsonNode params = Tokens.verified(issued.token().jwt()).get("params");
      assertThat(rows.stream().filter(row -> metabaseShows(params, row)))
          .as("seed %d", seed)
          .isEqualTo(allowed);
    } else {
      assertThat(allowed).as("seed %d: refused means no row", seed).isEmpty();
    }
    assertThat(explained(scope.describe(), scope)).as("seed %d", seed).isTrue();
  }

  /** What a policy means, said once more by hand. */
  private static boolean allows(OrganizationId organization, DataScope scope, Row row) {
    boolean mine = row.organization().equals(organization.toString());
    if (scope instanceof DataScope.Team team) {
      return mine && row.team().equals(team.name());
    }
    if (scope instanceof DataScope.OwnClients own) {
      return mine && own.clients().contains(row.client());
    }
    if (scope instanceof DataScope.OwnRecords own) {
      return mine && row.staff().equals(own.staff());
    }
    return mine && scope instanceof DataScope.Everything;
  }

  /** What row security's policies read from the settings. */
  private static Predicate<Row> rowSecurity(Map<String, String> settings) throws IOException {
    Set<String> values = new HashSet<>();
    JSON.readTree(settings.get("xeropulse.scope_values")).forEach(v -> values.add(v.asText()));
    return row ->
        row.organization().equals(settings.get("xeropulse.organization_id"))
            && switch (settings.get("xeropulse.scope")) {
              case "everything" -> true;
              case "team" -> values.contains(row.team());
              case "own-clients" -> values.contains(row.client());
              case "own-records" -> values.contains(row.staff());
              default -> false;
            };
  }

  /** What a dashboard's SQL does with its locked parameters. */
  private static boolean metabaseShows(JsonNode params, Row row) {
    return params.get("organization_id").asText().equals(row.organization())
        && filters(params.get("department"), row.team())
        && filters(params.get("assigned_clients"), row.client())
        && filters(params.get("user_id"), row.staff());
  }

  private static boolean filters(JsonNode list, String value) {
    return StreamSupport.stream(list.spliterator(), false)
        .anyMatch(item -> item.asText().equals("__all__") || item.asText().equals(value));
  }

  private static boolean explained(String text, DataScope scope) {
    Matcher clients = Pattern.compile("the rows of (\\d+) own clients?").matcher(text);
    if (clients.matches()) {
      return scope instanceof DataScope.OwnClients own
          && own.clients().size() == Integer.parseInt(clients.group(1));
    }
    return switch (text) {
      case "every row of the organization" -> scope instanceof DataScope.Everything;
      case "the rows of the own team" -> scope instanceof DataScope.Team;
      case "the person's own rows" -> scope instanceof DataScope.OwnRecords;
      default -> text.equals("no row") && scope instanceof DataScope.Nothing;
    };
  }

  private static DataScope scope(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new DataScope.Everything();
      case 1 -> new DataScope.Team(name(random));
      case 2 -> {
        Set<String> clients = new HashSet<>();
        int count = 1 + random.nextInt(3);
        while (clients.size() < count) {
          clients.add(name(random));
        }
        yield new DataScope.OwnClients(clients);
      }
      case 3 -> new DataScope.OwnRecords(name(random));
      default -> new DataScope.Nothing();
    };
  }

  private static List<Row> rows(Random random) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(
          new Row(
              ORGANIZATIONS.get(random.nextInt(2)).toString(),
              name(random),
              name(random),
              name(random)));
    }
    return rows;
  }

  /** Names with everything that could break out of a list. */
  private static String name(Random random) {
    return List.of("a", "b", "a,b", "\"a\"", "['a']", "a'; drop table x --", "ä ö", "{a}")
        .get(random.nextInt(8));
  }
}
