package io.xeropulse.benchmarks;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import io.xeropulse.benchmarks.AccessSample.Question;
import io.xeropulse.benchmarks.AccessSample.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/** General engines, each set up the quickest way we know that answers correctly. */
final class OtherEngines {
  /** Comparing texts comes before asking for the role, which costs more. */
  private static final String CASBIN_MODEL =
      """
      [request_definition]
      r = sub, dom, obj
      [policy_definition]
      p = role, obj
      [role_definition]
      g = _, _, _
      [policy_effect]
      e = some(where (p.eft == allow))
      [matchers]
      m = r.obj == p.obj && g(r.sub, p.role, r.dom)
      """;

  /** Grants lie in the data: a policy for each of them costs a thousand times more. */
  private static final String CEDAR_POLICY =
      """
      permit(principal, action == Action::"view", resource)
      when {
        principal.organization == resource.organization && resource.roles.contains(principal.role)
      };
      """;

  private OtherEngines() {}

  static Decider jcasbin(AccessSample sample) {
    Model model = new Model();
    model.loadModelFromText(CASBIN_MODEL);
    Enforcer enforcer = new Enforcer(model);
    enforcer.enableLog(false);
    List<List<String>> grants = new ArrayList<>();
    sample.grants().forEach((role, granted) -> granted.forEach(d -> grants.add(List.of(role, d))));
    enforcer.addPolicies(grants);
    enforcer.addGroupingPolicies(
        sample.users().stream().map(u -> List.of(u.id(), u.role(), u.organization())).toList());
    Question[] questions = sample.questions().toArray(Question[]::new);
    return () -> {
      int allowed = 0;
      for (Question question : questions) {
        allowed +=
            enforcer.enforce(question.user().id(), question.organization(), question.dashboard())
                ? 1
                : 0;
      }
      return allowed;
    };
  }

  /** The entities that each question needs are made beforehand, which a host could not. */
  static Decider cedar(AccessSample sample) throws Exception {
    EntityTypeName userType = EntityTypeName.parse("User").orElseThrow();
    EntityTypeName dashboardType = EntityTypeName.parse("Dashboard").orElseThrow();
    EntityUID view = new EntityUID(EntityTypeName.parse("Action").orElseThrow(), "view");
    PolicySet policies = PolicySet.parsePolicies(CEDAR_POLICY);
    policies.cache();
    BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    Map<String, List<Value>> rolesOf = new HashMap<>();
    sample
        .grants()
        .forEach(
            (role, granted) ->
                granted.forEach(
                    d ->
                        rolesOf
                            .computeIfAbsent(d, name -> new ArrayList<>())
                            .add(new PrimString(role))));
    int count = sample.questions().size();
    AuthorizationRequest[] requests = new AuthorizationRequest[count];
    List<Set<Entity>> entities = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Question question = sample.questions().get(i);
      EntityUID user = new EntityUID(userType, question.user().id());
      EntityUID dashboard =
          new EntityUID(dashboardType, question.organization() + "/" + question.dashboard());
      List<Value> roles = rolesOf.getOrDefault(question.dashboard(), List.of());
      requests[i] = new AuthorizationRequest(user, view, dashboard, Map.of());
      entities.add(
          Set.of(
              new Entity(user, attributes(question.user()), Set.of()),
              new Entity(
                  dashboard,
                  Map.of(
                      "organization",
                      new PrimString(question.organization()),
                      "roles",
                      new CedarList(roles)),
                  Set.of())));
    }
    return () -> {
      int allowed = 0;
      for (int i = 0; i < count; i++) {
        try {
          allowed +=
              engine
                      .isAuthorized(requests[i], policies, entities.get(i))
                      .success
                      .orElseThrow()
                      .isAllowed()
                  ? 1
                  : 0;
        } catch (AuthException broken) {
          throw new IllegalStateException(broken);
        }
      }
      return allowed;
    };
  }

  private static Map<String, Value> attributes(User user) {
    return Map.of(
        "organization", new PrimString(user.organization()), "role", new PrimString(user.role()));
  }
}
