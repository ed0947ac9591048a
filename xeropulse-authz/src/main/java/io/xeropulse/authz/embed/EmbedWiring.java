package io.xeropulse.authz.embed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.xeropulse.authz.embed.WiringFinding.Fault;
import io.xeropulse.core.MalformedResponseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares a Metabase with the manifest. A locked parameter filters only the cards it is wired to,
 * and Metabase warns of nothing; so run this at deployment and whenever somebody edited a
 * dashboard. Thread-safe.
 */
public final class EmbedWiring {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DashboardManifest manifest;
  private final MetabaseReader metabase;

  /**
   * Creates a check.
   *
   * @param manifest what tokens are signed for
   * @param metabase the Metabase that shows them
   */
  public EmbedWiring(DashboardManifest manifest, MetabaseReader metabase) {
    this.manifest = manifest;
    this.metabase = metabase;
  }

  /**
   * Reads every dashboard of the manifest.
   *
   * @return what does not fit, empty when all does
   * @throws io.xeropulse.core.XeroPulseException if a dashboard cannot be read
   */
  public List<WiringFinding> check() {
    List<WiringFinding> findings = new ArrayList<>();
    for (EmbeddedDashboard dashboard : manifest.dashboards()) {
      compare(dashboard, read(dashboard), findings);
    }
    return findings;
  }

  private JsonNode read(EmbeddedDashboard dashboard) {
    try {
      JsonNode node = JSON.readTree(metabase.dashboard(dashboard.metabaseId()));
      if (!node.path("dashcards").isArray() || !node.path("parameters").isArray()) {
        throw new MalformedResponseException(
            "Metabase's answer for dashboard "
                + dashboard.metabaseId()
                + " lacks dashcards or parameters: its version may not be supported");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new MalformedResponseException(
          "Metabase's answer for dashboard " + dashboard.metabaseId() + " is not JSON", e);
    }
  }

  private static void compare(
      EmbeddedDashboard dashboard, JsonNode node, List<WiringFinding> findings) {
    if (!node.path("enable_embedding").asBoolean()) {
      findings.add(new WiringFinding(dashboard.id(), Fault.NOT_PUBLISHED, ""));
    }
    Map<String, String> ids = new HashMap<>();
    for (JsonNode parameter : node.get("parameters")) {
      ids.put(parameter.path("slug").asText(), parameter.path("id").asText());
    }
    JsonNode settings = node.path("embedding_params");
    for (String name : dashboard.locked().keySet()) {
      if (!ids.containsKey(name)) {
        findings.add(new WiringFinding(dashboard.id(), Fault.UNKNOWN_PARAMETER, name));
        continue;
      }
      if (!settings.path(name).asText().equals("locked")) {
        findings.add(new WiringFinding(dashboard.id(), Fault.NOT_LOCKED, name));
      }
      cards(dashboard, node, name, ids.getOrDefault(name, ""), findings);
    }
    others(dashboard, settings, findings);
  }

  private static void others(
      EmbeddedDashboard dashboard, JsonNode settings, List<WiringFinding> findings) {
    settings
        .properties()
        .forEach(
            setting -> {
              if (setting.getValue().asText().equals("locked")
                  && !dashboard.locked().containsKey(setting.getKey())) {
                findings.add(
                    new WiringFinding(
                        dashboard.id(), Fault.LOCKED_ONLY_IN_METABASE, setting.getKey()));
              }
            });
    for (String name : dashboard.editable().stream().sorted().toList()) {
      if (!settings.path(name).asText().equals("enabled")) {
        findings.add(new WiringFinding(dashboard.id(), Fault.NOT_EDITABLE, name));
      }
    }
  }

  private static void cards(
      EmbeddedDashboard dashboard,
      JsonNode node,
      String name,
      String parameterId,
      List<WiringFinding> findings) {
    for (JsonNode dashcard : node.get("dashcards")) {
      Set<Integer> wired = new HashSet<>();
      for (JsonNode mapping : dashcard.path("parameter_mappings")) {
        if (mapping.path("parameter_id").asText().equals(parameterId)) {
          wired.add(mapping.path("card_id").asInt());
        }
      }
      for (int card : questions(dashcard)) {
        if (!wired.contains(card)) {
          findings.add(
              new WiringFinding(dashboard.id(), Fault.CARD_NOT_WIRED, name + " on card " + card));
        }
      }
    }
  }

  /**
   * The questions a tile shows, those laid over the first included; texts and headings have none.
   */
  private static List<Integer> questions(JsonNode dashcard) {
    List<Integer> questions = new ArrayList<>();
    if (dashcard.path("card_id").isInt()) {
      questions.add(dashcard.path("card_id").asInt());
    }
    for (JsonNode overlaid : dashcard.path("series")) {
      questions.add(overlaid.path("id").asInt());
    }
    return questions;
  }
}
