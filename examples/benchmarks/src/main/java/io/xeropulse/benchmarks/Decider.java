package io.xeropulse.benchmarks;

import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.Policy;
import io.xeropulse.authz.scope.PolicyEngine;
import io.xeropulse.authz.scope.Principal;
import io.xeropulse.authz.scope.PrincipalIndex;
import io.xeropulse.authz.scope.ResolvedPrincipal;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.benchmarks.AccessSample.Question;
import io.xeropulse.benchmarks.AccessSample.User;
import io.xeropulse.core.model.OrganizationId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers a sample's questions, all of them in turn, in a loop of its own. */
interface Decider {

  /** Asks every question once and counts the ones allowed. */
  int round();

  /** By user id, organization id and dashboard name, as a request carries them. */
  static Decider ofTexts(AccessSample sample) {
    PrincipalIndex index =
        PrincipalIndex.of(engine(sample), sample.users().stream().map(Decider::principal).toList());
    Question[] questions = sample.questions().toArray(Question[]::new);
    return () -> {
      int allowed = 0;
      for (Question question : questions) {
        allowed +=
            index
                    .decide(question.user().id(), question.organization(), question.dashboard())
                    .allowed()
                ? 1
                : 0;
      }
      return allowed;
    };
  }

  /** With the principal resolved, as within a request. */
  static Decider ofResolved(AccessSample sample) {
    PolicyEngine engine = engine(sample);
    List<Question> asked = sample.questions();
    ResolvedPrincipal[] who =
        asked.stream()
            .map(q -> engine.resolve(principal(q.user())))
            .toArray(ResolvedPrincipal[]::new);
    OrganizationId[] about =
        asked.stream().map(q -> OrganizationId.of(q.organization())).toArray(OrganizationId[]::new);
    DashboardId[] dashboards =
        asked.stream().map(q -> new DashboardId(q.dashboard())).toArray(DashboardId[]::new);
    return () -> {
      int allowed = 0;
      for (int i = 0; i < who.length; i++) {
        allowed += who[i].decide(about[i], dashboards[i]).allowed() ? 1 : 0;
      }
      return allowed;
    };
  }

  /** The least that any answer costs: the user's row by id, the dashboard in the role's set. */
  static Decider ofHashes(AccessSample sample) {
    record Entry(String organization, Set<String> dashboards) {}
    Map<String, Set<String>> grants = new HashMap<>();
    sample.grants().forEach((role, granted) -> grants.put(role, new HashSet<>(granted)));
    Map<String, Entry> users = new HashMap<>();
    for (User user : sample.users()) {
      users.put(
          user.id(), new Entry(user.organization(), grants.getOrDefault(user.role(), Set.of())));
    }
    Question[] questions = sample.questions().toArray(Question[]::new);
    return () -> {
      int allowed = 0;
      for (Question question : questions) {
        Entry entry = users.get(question.user().id());
        allowed +=
            entry != null
                    && entry.organization().equals(question.organization())
                    && entry.dashboards().contains(question.dashboard())
                ? 1
                : 0;
      }
      return allowed;
    };
  }

  private static Principal principal(User user) {
    return Principal.of(
        new UserId(user.id()), OrganizationId.of(user.organization()), new Role(user.role()));
  }

  private static PolicyEngine engine(AccessSample sample) {
    StringBuilder rules = new StringBuilder();
    sample
        .grants()
        .forEach(
            (role, granted) ->
                rules
                    .append(rules.isEmpty() ? "" : ",")
                    .append("{'id':'of-")
                    .append(role)
                    .append("','effect':'allow','roles':['")
                    .append(role)
                    .append("'],'dashboards':['")
                    .append(String.join("','", granted))
                    .append("'],'scope':'everything','why':'granted'}"));
    String json =
        "{'version':'benchmark/1','roles':['%s'],'dashboards':['%s'],'permissions':[],'rules':[%s]}"
            .formatted(
                String.join("','", sample.grants().keySet()),
                String.join(
                    "','",
                    sample.grants().values().stream().flatMap(Set::stream).distinct().toList()),
                rules);
    return PolicyEngine.of(Policy.parse(json.replace('\'', '"')));
  }
}
