package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.xero.AccountingApi;
import io.xeropulse.sandbox.xero.AccountingRecords;
import io.xeropulse.sandbox.xero.Resource;
import java.time.InstantSource;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of a list without a filter only the page is made that is asked for, however long it is. */
class OnlyThePageTest {

  @ParameterizedTest
  @EnumSource(names = {"INVOICES", "PAYMENTS", "CREDIT_NOTES", "BANK_TRANSACTIONS"})
  void shouldMakeOnlyTheRecordsOfThePage(Resource resource) {
    AtomicInteger made = new AtomicInteger();
    AccountingRecords records =
        new AccountingRecords() {
          @Override
          public List<JsonNode> list(Resource any) {
            return new AbstractList<>() {
              @Override
              public JsonNode get(int index) {
                made.incrementAndGet();
                return Json.object().put(resource.idField(), index);
              }

              @Override
              public int size() {
                return 50_000;
              }
            };
          }

          @Override
          public Optional<ObjectNode> report(String name, Map<String, String> parameters) {
            return Optional.empty();
          }
        };

    new AccountingApi(records, InstantSource.system(), 100_000, Set.of())
        .handle(
            Call.of(
                "GET",
                "/" + resource.key() + "?page=3&pageSize=20",
                Map.of("Accept", "application/json"),
                ""));

    assertThat(made).hasValue(20);
  }
}
