package io.xeropulse.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Who may see which dashboard, and questions about it, in plain texts: the same for a size every
 * time. A part of the questions is about another organization's dashboards.
 *
 * @param grants the dashboards of each role
 * @param dashboards all dashboards
 * @param users all users
 * @param questions what is asked, in turn
 */
record AccessSample(
    Map<String, Set<String>> grants,
    List<String> dashboards,
    List<User> users,
    List<Question> questions) {
  static final int QUESTIONS = 256;

  /** A user in the one organization that is active. */
  record User(String id, String organization, String role) {}

  /** May the user see the organization's dashboard? */
  record Question(User user, String organization, String dashboard, boolean expected) {}

  /** The practice's four roles over eight dashboards. */
  static AccessSample small() {
    List<String> dashboards = names("dashboard-", 8);
    Map<String, Set<String>> grants = new TreeMap<>();
    grants.put("executive", Set.copyOf(dashboards));
    grants.put("admin", Set.copyOf(dashboards));
    grants.put(
        "manager",
        Set.of(
            "dashboard-1",
            "dashboard-2",
            "dashboard-3",
            "dashboard-4",
            "dashboard-6",
            "dashboard-7"));
    grants.put("staff", Set.of("dashboard-7"));
    return of(grants, dashboards, 64, 4);
  }

  /** 1,000 roles with 10,000 grants between them, 2,000 dashboards, 100,000 users. */
  static AccessSample large() {
    List<String> dashboards = names("dashboard-", 2_000);
    Random random = new Random(1);
    Map<String, Set<String>> grants = new TreeMap<>();
    for (String role : names("role-", 1_000)) {
      Set<String> granted = new HashSet<>();
      while (granted.size() < 10) {
        granted.add(dashboards.get(random.nextInt(dashboards.size())));
      }
      grants.put(role, granted);
    }
    return of(grants, dashboards, 100_000, 100);
  }

  private static AccessSample of(
      Map<String, Set<String>> grants, List<String> dashboards, int people, int organizations) {
    Random random = new Random(people);
    List<String> roles = List.copyOf(grants.keySet());
    List<String> tenants = new ArrayList<>();
    for (int i = 0; i < organizations; i++) {
      tenants.add(new UUID(random.nextLong(), random.nextLong()).toString());
    }
    List<User> users = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      users.add(
          new User(
              new UUID(random.nextLong(), random.nextLong()).toString(),
              pick(tenants, random),
              pick(roles, random)));
    }
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      User user = pick(users, random);
      Set<String> own = grants.getOrDefault(user.role(), Set.of());
      String dashboard =
          random.nextBoolean() ? pick(List.copyOf(own), random) : pick(dashboards, random);
      String about = random.nextInt(5) == 0 ? pick(tenants, random) : user.organization();
      questions.add(
          new Question(
              user,
              about,
              dashboard,
              about.equals(user.organization()) && own.contains(dashboard)));
    }
    return new AccessSample(grants, dashboards, users, questions);
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static List<String> names(String prefix, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add(prefix + i);
    }
    return names;
  }
}
