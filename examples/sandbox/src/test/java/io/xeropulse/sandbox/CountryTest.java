package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.books.Country;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample practice can be in each of Xero's countries, and keep its books in any currency. */
class CountryTest {

  private static final Specification XERO = Specification.of("/spec/xero-accounting.yaml");

  @ParameterizedTest
  @CsvSource({
    "AU, AU, AUD, 30, 6, AUSEASTERNSTANDARDTIME, OUTPUT, 10, EUR",
    "NZ, NZ, NZD, 31, 3, NEWZEALANDSTANDARDTIME, OUTPUT2, 15, EUR",
    "UK, UK, GBP, 31, 3, GMTSTANDARDTIME, OUTPUT2, 20, EUR",
    "US, US, USD, 31, 12, EASTERNSTANDARDTIME, TAX001, 8.25, GBP",
  })
  void shouldKeepBooksAsTheCountryDoes(
      String code,
      String version,
      String currency,
      int endDay,
      int endMonth,
      String timezone,
      String salesTax,
      BigDecimal percent,
      String foreign) {
    Country country = Country.of(code);
    try (Sandbox sandbox =
        Sandbox.builder().seed(5).invoices(300).jobs(6).country(country).quirks().start()) {
      Client client = new Client(sandbox);

      JsonNode organisation = read(client, "Organisation", "Organisations").get(0);
      assertThat(organisation.path("Version").asText()).isEqualTo(version);
      assertThat(organisation.path("CountryCode").asText()).isEqualTo(country.code());
      assertThat(organisation.path("BaseCurrency").asText()).isEqualTo(currency);
      assertThat(organisation.path("FinancialYearEndDay").asInt()).isEqualTo(endDay);
      assertThat(organisation.path("FinancialYearEndMonth").asInt()).isEqualTo(endMonth);
      assertThat(organisation.path("Timezone").asText()).isEqualTo(timezone);

      JsonNode rate = named(read(client, "TaxRates", "TaxRates"), "TaxType", salesTax);
      assertThat(rate.path("EffectiveRate").decimalValue()).isEqualByComparingTo(percent);
      List<String> taxTypes = texts(client.xeroJson("TaxRates").path("TaxRates"), "TaxType");
      assertThat(taxTypes).doesNotHaveDuplicates();

      JsonNode accounts = read(client, "Accounts", "Accounts");
      assertThat(taxTypes).containsAll(texts(accounts, "TaxType"));
      assertThat(named(accounts, "Code", "200").path("TaxType").asText()).isEqualTo(salesTax);
      assertThat(named(accounts, "Code", "090").path("CurrencyCode").asText()).isEqualTo(currency);

      JsonNode invoices = read(client, "Invoices?page=1&pageSize=1000", "Invoices");
      assertThat(texts(invoices, "CurrencyCode")).contains(currency, foreign);
      for (JsonNode invoice : invoices) {
        for (JsonNode line : invoice.path("LineItems")) {
          assertThat(taxTypes).contains(line.path("TaxType").asText());
          boolean exclusive = invoice.path("LineAmountTypes").asText().equals("Exclusive");
          if (exclusive && line.path("TaxType").asText().equals(salesTax)) {
            assertThat(line.path("TaxAmount").decimalValue())
                .isCloseTo(
                    line.path("LineAmount").decimalValue().multiply(percent).movePointLeft(2),
                    Offset.offset(new BigDecimal("0.005")));
          }
        }
      }
      for (String list : List.of("BankTransactions", "Items", "Currencies", "ManualJournals")) {
        assertThat(read(client, list + "?page=1", list)).isNotEmpty();
      }
      assertThat(texts(client.xeroJson("Currencies").path("Currencies"), "Code"))
          .containsAll(texts(invoices, "CurrencyCode"));
      assertThat(
              Client.json(
                      client.get(
                          "/practicemanager/3.1/invoice.api/get/I000500",
                          "xero-tenant-id",
                          sandbox.xpmTenantId(),
                          "Xero-Features",
                          "practice-strict-content-type"))
                  .at("/invoice/amountTax")
                  .decimalValue())
          .isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AU, 2025-06-30, 2024-07-01",
    "AU, 2025-07-01, 2025-07-01",
    "NZ, 2025-03-31, 2024-04-01",
    "UK, 2025-04-01, 2025-04-01",
    "US, 2025-12-31, 2025-01-01",
    "us, 2026-01-01, 2026-01-01",
  })
  void shouldBeginTheFinancialYearTheDayAfterTheLastEnded(
      String code, LocalDate day, LocalDate start) {
    assertThat(Country.of(code).yearStart(day)).isEqualTo(start);
  }

  @Test
  void shouldKeepBooksInAnotherCurrencyThanTheCountrys() {
    try (Sandbox sandbox =
        Sandbox.builder()
            .seed(6)
            .invoices(150)
            .jobs(0)
            .country(Country.GB)
            .baseCurrency("EUR")
            .start()) {
      Client client = new Client(sandbox);

      assertThat(client.xeroJson("Organisation").at("/Organisations/0/BaseCurrency").asText())
          .isEqualTo("EUR");
      for (JsonNode invoice : client.xeroJson("Invoices?page=1&pageSize=1000").path("Invoices")) {
        boolean base = invoice.path("CurrencyCode").asText().equals("EUR");
        assertThat(invoice.path("CurrencyRate").decimalValue().compareTo(BigDecimal.ONE) == 0)
            .isEqualTo(base);
      }
    }
  }

  @Test
  void shouldRefuseWhatIsNoCountryAndNoCurrency() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Country.of("DE"))
        .withMessageContaining("choose AU, NZ, GB or US");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sandbox.builder().baseCurrency("Euro"))
        .withMessageContaining("ISO 4217");
  }

  private static JsonNode read(Client client, String path, String key) {
    JsonNode answer = client.xeroJson(path);
    assertThat(XERO.violations(key, answer)).as(path).isEmpty();
    return answer.path(key);
  }

  private static JsonNode named(JsonNode records, String field, String value) {
    for (JsonNode record : records) {
      if (record.path(field).asText().equals(value)) {
        return record;
      }
    }
    throw new AssertionError("no " + field + " is " + value + " in " + records);
  }

  private static List<String> texts(JsonNode records, String field) {
    List<String> texts = new ArrayList<>();
    records.forEach(record -> texts.add(record.path(field).asText()));
    return texts;
  }
}
