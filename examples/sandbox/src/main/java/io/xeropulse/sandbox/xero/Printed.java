package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A document on paper: a small PDF of one page, in ASCII; immutable. */
final class Printed {

  private Printed() {}

  static boolean can(Resource resource) {
    return switch (resource) {
      case CREDIT_NOTES, INVOICES, PURCHASE_ORDERS, QUOTES -> true;
      default -> false;
    };
  }

  /** Prints what identifies a document and what it comes to. */
  static byte[] of(Resource resource, JsonNode record) {
    List<String> lines = new ArrayList<>();
    lines.add(resource.singular() + " " + record.path(resource.numberField().orElse("")).asText());
    lines.add("To: " + record.at("/Contact/Name").asText());
    for (String field : List.of("Date", "DueDate", "ExpiryDate", "DeliveryDate")) {
      WireDate.instant(record.path(field).asText())
          .ifPresent(at -> lines.add(field + ": " + at.toString().substring(0, 10)));
    }
    for (String field : List.of("SubTotal", "TotalTax", "Total")) {
      lines.add(
          field + ": " + record.path(field).asText() + " " + record.path("CurrencyCode").asText());
    }
    return pdf(lines);
  }

  private static byte[] pdf(List<String> lines) {
    StringBuilder text = new StringBuilder("BT /F1 12 Tf 16 TL 56 780 Td");
    for (String line : lines) {
      text.append(" (").append(escaped(line)).append(") Tj T*");
    }
    text.append(" ET");
    List<String> objects =
        List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    StringBuilder file = new StringBuilder("%PDF-1.4\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append(String.format("%010d 00000 n \n", file.length()));
      file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int start = file.length();
    int size = objects.size() + 1;
    file.append("xref\n0 ").append(size).append('\n').append(table);
    file.append("trailer\n<< /Size ").append(size).append(" /Root 1 0 R >>\n");
    file.append("startxref\n").append(start).append("\n%%EOF\n");
    return file.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String escaped(String line) {
    return line.replaceAll("[^ -~]", "?").replaceAll("([()\\\\])", "\\\\$1");
  }
}
