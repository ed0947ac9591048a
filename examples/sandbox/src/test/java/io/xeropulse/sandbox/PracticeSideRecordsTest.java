package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.http.Call;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Practice Manager serves beside the work fits it: ids lead somewhere, sums add up. */
class PracticeSideRecordsTest {

  @RegisterExtension
  static final Sandbox SANDBOX = Sandbox.builder().seed(31).invoices(5).jobs(40).build();

  private static final String WINDOW = "from=20240701&to=20250630";

  private final Client client = new Client(SANDBOX);

  @Test
  void shouldAddUpAJobsTasksFromItsTime() {
    JsonNode jobs = client.xpmJson("job.api/list?detailed=true&" + WINDOW).path("jobs");

    assertThat(jobs).isNotEmpty();
    for (JsonNode job : jobs) {
      Map<String, Integer> minutes = new HashMap<>();
      for (JsonNode time :
          client.xpmJson("time.api/job/" + Call.encode(job.path("id").asText())).path("times")) {
        minutes.merge(time.at("/task/uuid").asText(), time.path("minutes").asInt(), Integer::sum);
      }
      Map<String, Integer> shown = new HashMap<>();
      for (JsonNode task : job.path("tasks")) {
        shown.put(task.path("taskUuid").asText(), task.path("actualMinutes").asInt());
        assertThat(task.path("completed").asBoolean())
            .isEqualTo(job.path("completedDate").isTextual());
      }
      assertThat(shown).isEqualTo(minutes);
    }
  }

  @Test
  void shouldChooseJobsByTheirTasks() {
    for (String complete : List.of("true", "false")) {
      JsonNode jobs = client.xpmJson("job.api/tasks?complete=" + complete).path("jobs");
      assertThat(jobs).isNotEmpty();
      for (JsonNode job : jobs) {
        assertThat(job.path("tasks")).isNotEmpty();
        for (JsonNode task : job.path("tasks")) {
          assertThat(task.path("completed").asText()).isEqualTo(complete);
        }
      }
    }
    for (JsonNode job : client.xpmJson("job.api/tasks?due=20250101&start=20240701").path("jobs")) {
      for (JsonNode task : job.path("tasks")) {
        assertThat(task.path("dueDate").asText()).isLessThan("2025-01-02");
        assertThat(task.path("startDate").asText()).isGreaterThan("2024-07-01");
      }
    }
    assertThat(client.xpmAsJson("job.api/tasks?due=tomorrow").statusCode()).isEqualTo(400);
  }

  @Test
  void shouldListTheJobsOfEachOfTheStaffAndOfNobodyElse() {
    Map<String, List<String>> expected = new HashMap<>();
    JsonNode staff = client.xpmJson("staff.api/list").path("staffList");
    staff.forEach(person -> expected.put(person.path("uuid").asText(), new ArrayList<>()));
    for (String year : List.of("from=20230701&to=20240630", WINDOW)) {
      for (JsonNode job : client.xpmJson("job.api/list?" + year).path("jobs")) {
        job.path("assigned")
            .forEach(
                person -> expected.get(person.path("uuid").asText()).add(job.path("id").asText()));
      }
    }
    expected.forEach(
        (person, jobs) -> {
          List<String> found = new ArrayList<>();
          client
              .xpmJson("job.api/staff/" + person)
              .path("jobs")
              .forEach(job -> found.add(job.path("id").asText()));
          assertThat(found).containsExactlyInAnyOrderElementsOf(jobs);
        });
  }

  @Test
  void shouldShowGroupsAndClientsTheSameFromBothSides() {
    Map<String, Set<String>> ofClients = new HashMap<>();
    for (JsonNode one : client.xpmJson("client.api/list?detailed=true").path("clients")) {
      for (JsonNode group : one.path("groups")) {
        ofClients
            .computeIfAbsent(group.path("uuid").asText(), id -> new HashSet<>())
            .add(one.path("uuid").asText());
      }
    }
    Map<String, Set<String>> ofGroups = new HashMap<>();
    for (JsonNode group : client.xpmJson("clientgroup.api/list").path("groups")) {
      String id = group.path("uuid").asText();
      Set<String> members = new HashSet<>();
      client
          .xpmJson("clientgroup.api/get/" + id)
          .at("/group/clients")
          .forEach(member -> members.add(member.path("uuid").asText()));
      ofGroups.put(id, members);
    }
    assertThat(ofGroups).isNotEmpty().isEqualTo(ofClients);
  }

  @Test
  void shouldPageThroughTheContactsThatTheClientsName() {
    Set<String> paged = new HashSet<>();
    String next = "client.api/contacts?pageSize=7";
    while (!next.isEmpty()) {
      JsonNode page = client.xpmJson(next);
      assertThat(page.path("contacts").size()).isBetween(1, 7);
      page.path("contacts").forEach(c -> assertThat(paged.add(c.path("uuid").asText())).isTrue());
      next = page.at("/pagination/links/next").asText().replace("/practicemanager/3.1/", "");
    }
    Set<String> named = new HashSet<>();
    for (JsonNode one : client.xpmJson("client.api/list").path("clients")) {
      if (one.path("isArchived").asText().equals("No")) {
        one.path("contacts").forEach(c -> named.add(c.path("uuid").asText()));
      }
    }
    assertThat(paged).isNotEmpty().isEqualTo(named);
  }

  @Test
  void shouldFindClientsByAPartOfTheirName() {
    String name = client.xpmJson("client.api/list").at("/clients/0/name").asText();
    for (String term : List.of(name.toLowerCase(Locale.ROOT), "C1003", "client2@")) {
      JsonNode found =
          client.xpmJson("client.api/search?query=" + Call.encode(term)).path("clients");
      assertThat(found).as(term).isNotEmpty();
      assertThat(found.size()).isLessThan(client.xpmJson("client.api/list").path("clients").size());
      for (JsonNode one : found) {
        assertThat(one.toString().toLowerCase(Locale.ROOT)).contains(term.toLowerCase(Locale.ROOT));
      }
    }
  }

  @Test
  void shouldAddQuotesUpFromTheirLinesAndSplitThemByState() {
    Set<String> clients = new HashSet<>();
    client
        .xpmJson("client.api/list")
        .path("clients")
        .forEach(one -> clients.add(one.path("uuid").asText()));
    JsonNode quotes = client.xpmJson("quote.api/list?detailed=true&" + WINDOW).path("quotes");

    assertThat(quotes).isNotEmpty();
    for (JsonNode quote : quotes) {
      assertThat(clients).contains(quote.at("/client/uuid").asText());
      for (String amount : List.of("amount", "amountTax", "amountIncludingTax")) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String lines : List.of("tasks", "costs")) {
          for (JsonNode line : quote.path(lines)) {
            sum = sum.add(line.path(amount).decimalValue());
          }
        }
        assertThat(quote.path(amount).decimalValue()).as(amount).isEqualByComparingTo(sum);
      }
      String number = quote.path("id").asText();
      assertThat(client.xpmJson("quote.api/get/" + number).path("quote")).isEqualTo(quote);
    }
    for (JsonNode quote : client.xpmJson("quote.api/draft").path("quotes")) {
      assertThat(quote.path("state").asText()).isEqualTo("Draft");
      assertThat(quote.has("tasks")).isFalse();
    }
    for (JsonNode quote : client.xpmJson("quote.api/current").path("quotes")) {
      assertThat(quote.path("state").asText()).isEqualTo("Issued");
    }
  }

  @Test
  void shouldFillInOnlyFieldsThatAreMeantForTheThing() {
    Map<String, JsonNode> definitions = new HashMap<>();
    client
        .xpmJson("customfield.api/definition")
        .path("customFieldDefinitions")
        .forEach(field -> definitions.put(field.path("uuid").asText(), field));
    String job = client.xpmJson("job.api/list?" + WINDOW).at("/jobs/0/id").asText();
    String one = client.xpmJson("client.api/list").at("/clients/0/uuid").asText();

    for (Map.Entry<String, String> thing :
        Map.of(
                "useJob", "job.api/get/" + Call.encode(job),
                "useClient", "client.api/get/" + one)
            .entrySet()) {
      JsonNode values = client.xpmJson(thing.getValue() + "/customfield").path("customFields");
      assertThat(values).isNotEmpty();
      for (JsonNode value : values) {
        JsonNode field = definitions.get(value.path("uuid").asText());
        assertThat(field.path(thing.getKey()).asBoolean()).isTrue();
        String element = field.path("valueElement").asText();
        assertThat(
                value.has(element.substring(0, 1).toLowerCase(Locale.ROOT) + element.substring(1)))
            .isTrue();
      }
    }
    assertThat(client.xpm("job.api/get/" + Call.encode(job) + "/customfield").body())
        .contains("<CustomFields><CustomField><UUID>");
  }
}
