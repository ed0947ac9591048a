package io.xeropulse.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An invoice as one binds it with Jackson when only the columns of a table are wanted. */
@SuppressWarnings("MemberName") // the names are Xero's
record PlainInvoice(
    String invoiceID,
    String type,
    String status,
    @Nullable String invoiceNumber,
    @Nullable String reference,
    PlainContact contact,
    String dateString,
    @Nullable String dueDateString,
    String currencyCode,
    @Nullable BigDecimal currencyRate,
    BigDecimal subTotal,
    BigDecimal totalTax,
    BigDecimal total,
    BigDecimal amountDue,
    String updatedDateUTC,
    List<PlainLine> lineItems,
    List<PlainPayment> payments,
    List<PlainCredit> creditNotes,
    List<PlainCredit> overpayments,
    List<PlainCredit> prepayments) {

  private static final Pattern INSTANT = Pattern.compile("/Date\\((-?\\d+)[^)]*\\)/");

  record PlainPage(List<PlainInvoice> invoices) {}

  record PlainContact(String contactID, @Nullable String name) {}

  record PlainLine(
      @Nullable String lineItemID,
      @Nullable String description,
      @Nullable String accountCode,
      @Nullable String taxType,
      @Nullable BigDecimal quantity,
      @Nullable BigDecimal unitAmount,
      @Nullable BigDecimal taxAmount,
      @Nullable BigDecimal lineAmount) {}

  record PlainPayment(String paymentID, String date, BigDecimal amount) {}

  record PlainCredit(
      @Nullable String creditNoteID,
      @Nullable String overpaymentID,
      @Nullable String prepaymentID,
      String date,
      BigDecimal appliedAmount) {}

  static ObjectMapper mapper() {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  boolean addsUp() {
    return subTotal.add(totalTax).subtract(total).abs().compareTo(new BigDecimal("0.01")) <= 0;
  }

  LocalDate date() {
    return day(dateString);
  }

  @Nullable LocalDate dueDate() {
    return dueDateString == null ? null : day(dueDateString);
  }

  BigDecimal rate() {
    return Objects.requireNonNullElse(currencyRate, BigDecimal.ONE);
  }

  BigDecimal baseTotal() {
    return total.divide(rate(), 2, RoundingMode.HALF_UP);
  }

  Instant updatedAt() {
    return instant(updatedDateUTC);
  }

  static LocalDate wireDay(String text) {
    return LocalDate.ofInstant(instant(text), ZoneOffset.UTC);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text.substring(0, 10));
  }

  private static Instant instant(String text) {
    Matcher matcher = INSTANT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalStateException("Not Xero's form of an instant: " + text);
    }
    return Instant.ofEpochMilli(Long.parseLong(matcher.group(1)));
  }
}
