package io.xeropulse.authz.scope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xeropulse.core.model.OrganizationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.StreamSupport;

/** The same question answered slowly, by scanning the raw document; shares no code with ours. */
final class SecondEvaluator {
  private final JsonNode document;

  SecondEvaluator(String json) {
    try {
      document = new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** "allow ROWS" or "deny REASON". */
  String answer(Principal asks, OrganizationId about, Resource resource) {
    if (!asks.organization().value().toString().equals(about.value().toString())) {
      return "deny OTHER_ORGANIZATION";
    }
    String standing = asks.standing().name();
    if (!standing.equals("ACTIVE")) {
      return "deny ACCOUNT_" + standing;
    }
    String list = resource instanceof DashboardId ? "dashboards" : "permissions";
    if (!contains(document.get("roles"), asks.role().name())) {
      return "deny UNKNOWN_ROLE";
    }
    if (!contains(document.get(list), resource.name())) {
      return "deny UNKNOWN_RESOURCE";
    }
    String answer = "deny NOT_GRANTED";
    for (JsonNode rule : document.get("rules")) {
      if (contains(rule.get("roles"), asks.role().name())
          && contains(rule.path(list), resource.name())) {
        if (rule.get("effect").asText().equals("deny")) {
          return "deny FORBIDDEN";
        }
        answer = rows(rule.get("scope").asText(), asks);
      }
    }
    return answer;
  }

  static String of(Decision decision) {
    if (decision instanceof Decision.Deny deny) {
      return "deny " + deny.reason();
    }
    DataScope scope = ((Decision.Allow) decision).scope();
    if (scope instanceof DataScope.Team team) {
      return "allow team " + team.name();
    }
    if (scope instanceof DataScope.OwnClients own) {
      return "allow clients " + own.clients();
    }
    if (scope instanceof DataScope.OwnRecords own) {
      return "allow staff " + own.staff();
    }
    return scope instanceof DataScope.Everything ? "allow everything" : "allow nothing";
  }

  private static String rows(String word, Principal asks) {
    String rows =
        switch (word) {
          case "team" -> asks.team().map(team -> "team " + team).orElse("");
          case "own-clients" ->
              asks.clients().isEmpty()
                  ? ""
                  : "clients " + asks.clients().stream().sorted().toList();
          case "own-records" -> asks.staff().map(staff -> "staff " + staff).orElse("");
          default -> word;
        };
    return rows.isEmpty() ? "deny EMPTY_SCOPE" : "allow " + rows;
  }

  private static boolean contains(JsonNode list, String name) {
    return StreamSupport.stream(list.spliterator(), false).anyMatch(n -> n.asText().equals(name));
  }
}
