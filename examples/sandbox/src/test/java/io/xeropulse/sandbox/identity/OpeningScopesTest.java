package io.xeropulse.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpeningScopesTest {

  @Test
  void shouldOpenEveryReadToTheScopesOfTheSpecificationAndToNoOthers() throws IOException {
    JsonNode paths;
    try (InputStream in = getClass().getResourceAsStream("/spec/xero-accounting.yaml")) {
      paths = new YAMLMapper().readTree(in).path("paths");
    }
    Set<String> all = scopes(paths);
    int reads = 0;
    for (var path : paths.properties()) {
      JsonNode get = path.getValue().path("get");
      String url = "api.xro/2.0" + path.getKey();
      reads += get.isMissingNode() ? 0 : 1;
      for (String scope : get.isMissingNode() ? Set.<String>of() : all) {
        // Items are among the transactions since scopes are granular; the specification is older.
        boolean opens =
            scopes(get).contains(scope)
                || (url.contains("/Items") && scope.startsWith("accounting.transactions"));
        assertThat(Scopes.opening(Arrays.asList(url.split("/", -1))).contains(scope))
            .as(url + " by " + scope)
            .isEqualTo(opens);
      }
    }
    assertThat(reads).isEqualTo(126);
    assertThat(Scopes.supported()).containsAll(all);
  }

  private static Set<String> scopes(JsonNode specification) {
    Set<String> found = new LinkedHashSet<>();
    specification
        .findValues("OAuth2")
        .forEach(scopes -> scopes.forEach(scope -> found.add(scope.asText())));
    return found;
  }
}
