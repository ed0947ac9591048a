package io.xeropulse.authz.scope;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.core.model.OrganizationId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A small policy made at random of allows that never meet, and its answers to every question. */
final class RandomPolicy {
  /** A dashboard that no rule of the random policy names. */
  static final String SPARE = "spare";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OrganizationId HOME =
      OrganizationId.of("11111111-1111-1111-1111-111111111111");

  final int roles;
  final int dashboards;
  final List<ObjectNode> rules = new ArrayList<>();

  RandomPolicy(Random random) {
    roles = 1 + random.nextInt(4);
    dashboards = 1 + random.nextInt(5);
    List<String> scopes = List.of("everything", "team", "own-clients", "own-records", "nothing");
    for (int role = 0; role < roles; role++) {
      for (int dashboard = 0; dashboard < dashboards; dashboard++) {
        if (random.nextBoolean()) {
          ObjectNode allow = rule("allow", role, dashboard);
          allow.put("scope", scopes.get(random.nextInt(scopes.size())));
        }
      }
    }
  }

  ObjectNode rule(String effect, int role, int dashboard) {
    ObjectNode rule = JSON.createObjectNode();
    rule.put("id", "rule-" + rules.size());
    rule.put("effect", effect);
    rule.putArray("roles").add("role-" + role);
    rule.putArray("dashboards").add("dashboard-" + dashboard);
    rule.put("why", "because");
    rules.add(rule);
    return rule;
  }

  String json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", "random/1");
    for (int i = 0; i < roles; i++) {
      root.withArray("roles").add("role-" + i);
    }
    for (int i = 0; i < dashboards; i++) {
      root.withArray("dashboards").add("dashboard-" + i);
    }
    root.withArray("dashboards").add(SPARE);
    root.putArray("permissions");
    root.putArray("rules").addAll(rules);
    return root.toString();
  }

  void shuffle(Random random) {
    Collections.shuffle(rules, random);
  }

  Map<String, String> answers() {
    PolicyEngine engine = PolicyEngine.of(Policy.parse(json()));
    Map<String, String> answers = new TreeMap<>();
    for (int role = 0; role < roles; role++) {
      Principal principal =
          Principal.of(new UserId("u"), HOME, new Role("role-" + role))
              .inTeam("T")
              .asStaff("s")
              .withClients(Set.of("c"));
      for (int dashboard = 0; dashboard < dashboards; dashboard++) {
        Decision decision =
            engine.decide(principal, HOME, new DashboardId("dashboard-" + dashboard));
        answers.put(question(role, dashboard), SecondEvaluator.of(decision));
      }
    }
    return answers;
  }

  static String question(int role, int dashboard) {
    return "role-" + role + " of dashboard-" + dashboard;
  }
}
