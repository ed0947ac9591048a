package io.xeropulse.sandbox.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which scopes open which endpoint: the granular ones and the broad ones before them. */
public final class Scopes {

  private static final Map<String, String> TRANSACTIONS =
      Map.ofEntries(
          Map.entry("Invoices", "invoices"),
          Map.entry("CreditNotes", "invoices"),
          Map.entry("Quotes", "invoices"),
          Map.entry("PurchaseOrders", "invoices"),
          Map.entry("RepeatingInvoices", "invoices"),
          Map.entry("LinkedTransactions", "invoices"),
          Map.entry("Items", "invoices"),
          Map.entry("Payments", "payments"),
          Map.entry("BatchPayments", "payments"),
          Map.entry("Prepayments", "payments"),
          Map.entry("Overpayments", "payments"),
          Map.entry("BankTransactions", "banktransactions"),
          Map.entry("BankTransfers", "banktransactions"),
          Map.entry("ManualJournals", "manualjournals"),
          Map.entry("Receipts", "classicexpenses"),
          Map.entry("ExpenseClaims", "classicexpenses"));

  private static final Map<String, String> OTHERS =
      Map.of(
          "Contacts", "accounting.contacts",
          "ContactGroups", "accounting.contacts",
          "Journals", "accounting.journals",
          "Budgets", "accounting.budgets");

  private static final Map<String, String> PRACTICE =
      Map.of(
          "client.api", "practicemanager.client",
          "clientgroup.api", "practicemanager.client",
          "job.api", "practicemanager.job",
          "jobstate.api", "practicemanager.job",
          "staff.api", "practicemanager.staff",
          "time.api", "practicemanager.time");

  private static final List<String> BROAD =
      List.of("accounting.transactions", "accounting.transactions.read", "accounting.reports.read");

  private Scopes() {}

  static Set<String> split(String scope) {
    return new LinkedHashSet<>(
        Arrays.stream(scope.strip().split("\\s+", -1)).filter(s -> !s.isEmpty()).toList());
  }

  /** Tells whether only apps from before March 2026 may ask for a scope. */
  static boolean broad(String scope) {
    return BROAD.contains(scope);
  }

  /**
   * Finds what opens an endpoint for reading.
   *
   * @param path the call's path segments below the host
   * @return any one of these scopes does
   */
  static List<String> opening(List<String> path) {
    String resource = path.size() > 2 ? path.get(2) : "";
    if (path.get(0).equals("practicemanager")) {
      List<String> any = new ArrayList<>(readOrWrite("practicemanager"));
      String granular = PRACTICE.get(resource);
      any.addAll(granular == null ? List.of() : readOrWrite(granular));
      return any;
    }
    if (resource.equals("Reports")) {
      String report = path.size() > 3 ? path.get(3).toLowerCase(Locale.ROOT) : "";
      String family = report.startsWith("aged") ? "aged" : report;
      return List.of("accounting.reports.read", "accounting.reports." + family + ".read");
    }
    String family = TRANSACTIONS.get(resource);
    if (family != null) {
      List<String> any = new ArrayList<>(readOrWrite("accounting.transactions"));
      any.addAll(readOrWrite("accounting." + family));
      if (resource.equals("Items")) {
        any.addAll(readOrWrite("accounting.settings"));
      }
      return any;
    }
    return readOrWrite(OTHERS.getOrDefault(resource, "accounting.settings"));
  }

  private static List<String> readOrWrite(String scope) {
    return List.of(scope, scope + ".read");
  }
}
