package io.xeropulse.sandbox.books;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Locale;

/**
 * Where the practice is, and what follows; immutable.
 *
 * @param code ISO 3166
 * @param version the edition of Xero sold there, UK for Great Britain
 * @param currency its currency, ISO 4217
 * @param timezone its time zone, in Xero's codes
 * @param yearEnd the last day of the financial year
 * @param taxReturn how its sales tax is reported
 * @param words what people call things
 * @param taxes its tax rates, one for each use
 */
public record Country(
    String code,
    String version,
    String currency,
    String timezone,
    MonthDay yearEnd,
    Return taxReturn,
    Words words,
    List<Tax> taxes) {

  /** Australia. */
  public static final Country AU =
      new Country(
          "AU",
          "AU",
          "AUD",
          "AUSEASTERNSTANDARDTIME",
          MonthDay.of(6, 30),
          new Return("GST", "BAS", "ACCRUALS", "QUARTERLY1"),
          new Words("Pty Ltd", "Super Fund", "SMSF", "audit"),
          List.of(
              Tax.of(Tax.Use.SALES, "OUTPUT", "GST on Income", Tax.part("GST", "10")),
              Tax.of(Tax.Use.PURCHASES, "INPUT", "GST on Expenses", Tax.part("GST", "10")),
              Tax.of(Tax.Use.FREE_SALES, "EXEMPTOUTPUT", "GST Free Income", Tax.part("GST", "0")),
              Tax.of(
                  Tax.Use.FREE_PURCHASES,
                  "EXEMPTEXPENSES",
                  "GST Free Expenses",
                  Tax.part("GST", "0")),
              Tax.of(Tax.Use.NONE, "BASEXCLUDED", "BAS Excluded", Tax.part("GST", "0"))));

  /** New Zealand. */
  public static final Country NZ =
      new Country(
          "NZ",
          "NZ",
          "NZD",
          "NEWZEALANDSTANDARDTIME",
          MonthDay.of(3, 31),
          new Return("GST", "GST return", "INVOICE", "TWOMONTHS"),
          new Words("Ltd", "Trustees", "Trust", "review"),
          List.of(
              Tax.of(Tax.Use.SALES, "OUTPUT2", "15% GST on Income", Tax.part("GST", "15")),
              Tax.of(Tax.Use.PURCHASES, "INPUT2", "15% GST on Expenses", Tax.part("GST", "15")),
              Tax.of(Tax.Use.FREE_SALES, "ZERORATED", "Zero Rated", Tax.part("GST", "0"))
                  .reportedAs("ZERORATEDOUTPUT"),
              Tax.of(
                  Tax.Use.FREE_PURCHASES,
                  "EXEMPTEXPENSES",
                  "Exempt Expenses",
                  Tax.part("GST", "0")),
              Tax.of(Tax.Use.NONE, "NONE", "No GST", Tax.part("GST", "0"))));

  /** Great Britain. */
  public static final Country GB =
      new Country(
          "GB",
          "UK",
          "GBP",
          "GMTSTANDARDTIME",
          MonthDay.of(3, 31),
          new Return("VAT", "VAT return", "ACCRUAL", "QUARTERLY"),
          new Words("Ltd", "Pension Scheme", "SSAS", "audit"),
          List.of(
              Tax.of(Tax.Use.SALES, "OUTPUT2", "20% (VAT on Income)", Tax.part("VAT", "20")),
              Tax.of(Tax.Use.PURCHASES, "INPUT2", "20% (VAT on Expenses)", Tax.part("VAT", "20")),
              Tax.of(
                  Tax.Use.FREE_SALES, "ZERORATEDOUTPUT", "Zero Rated Income", Tax.part("VAT", "0")),
              Tax.of(
                  Tax.Use.FREE_PURCHASES,
                  "ZERORATEDINPUT",
                  "Zero Rated Expenses",
                  Tax.part("VAT", "0")),
              Tax.of(Tax.Use.NONE, "NONE", "No VAT", Tax.part("VAT", "0"))));

  /** The United States. */
  public static final Country US =
      new Country(
          "US",
          "US",
          "USD",
          "EASTERNSTANDARDTIME",
          MonthDay.of(12, 31),
          new Return("Sales Tax", "Sales tax return", "ACCRUALS", "QUARTERLY"),
          new Words("LLC", "Pension Plan", "401(k)", "audit"),
          List.of(
              Tax.of(
                      Tax.Use.SALES,
                      "TAX001",
                      "State and City Sales Tax",
                      Tax.part("State", "6.25"),
                      Tax.part("City", "2"))
                  .reportedAs("USSALESTAX"),
              Tax.of(Tax.Use.PURCHASES, "INPUT", "Tax on Purchases", Tax.part("Sales Tax", "0")),
              Tax.of(Tax.Use.FREE_SALES, "TAX002", "Sales for Export", Tax.part("Sales Tax", "0"))
                  .reportedAs("EXEMPTOUTPUT"),
              Tax.of(
                      Tax.Use.FREE_PURCHASES,
                      "TAX003",
                      "Untaxed Purchases",
                      Tax.part("Sales Tax", "0"))
                  .reportedAs("EXEMPTINPUT"),
              Tax.of(Tax.Use.NONE, "NONE", "Tax Exempt", Tax.part("Sales Tax", "0"))));

  /**
   * How the country's sales tax is reported; immutable.
   *
   * @param tax what people call the tax
   * @param name what people call the return
   * @param basis Xero's code of what counts
   * @param period Xero's code of how often
   */
  public record Return(String tax, String name, String basis, String period) {}

  /**
   * What people there call things; immutable.
   *
   * @param company the form of a company's name
   * @param fund the end of a pension fund's name
   * @param funds the kind of work for them
   * @param check what the practice does for one of them
   */
  public record Words(String company, String fund, String funds, String check) {}

  /**
   * Lists the countries.
   *
   * @return all there are
   */
  public static List<Country> all() {
    return List.of(AU, NZ, GB, US);
  }

  /**
   * Reads a country's code.
   *
   * @param code AU, NZ, GB or UK, US, in any case
   * @return the country
   * @throws IllegalArgumentException if it is none of these
   */
  public static Country of(String code) {
    String upper = code.toUpperCase(Locale.ROOT);
    return all().stream()
        .filter(country -> country.code.equals(upper) || country.version.equals(upper))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The sandbox has no practice in " + code + ": choose AU, NZ, GB or US"));
  }

  /**
   * Finds the first day of a financial year.
   *
   * @param day a day of the year
   * @return its first day
   */
  public LocalDate yearStart(LocalDate day) {
    LocalDate end = yearEnd.atYear(day.getYear());
    return (end.isBefore(day) ? end : end.minusYears(1)).plusDays(1);
  }

  /**
   * Finds a tax rate.
   *
   * @param use what for
   * @return the rate
   */
  public Tax tax(Tax.Use use) {
    return taxes.stream().filter(tax -> tax.use() == use).findFirst().orElseThrow();
  }
}
