package io.xeropulse.quickstart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.ageing.AgedReceivables;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.ageing.DebtAge;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.wip.JobWip;
import io.xeropulse.core.wip.WipAge;
import io.xeropulse.core.wip.WipAgeing;
import io.xeropulse.warehouse.report.WipReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes the figures as JSON; amounts are strings with plain digits and two decimals. */
final class JsonReport {
  private static final ObjectMapper mapper = new ObjectMapper();
  private static final JsonNodeFactory nodes = JsonNodeFactory.instance;

  private JsonReport() {}

  /** Writes the file whole or not at all. */
  static void write(Path file, Figures figures, DashboardAccess access) {
    try {
      Path target = file.toAbsolutePath();
      Path directory = target.getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
      Files.write(
          unfinished,
          mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree(figures, access)));
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new InvalidConfigurationException(
          "--json %s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static ObjectNode tree(Figures figures, DashboardAccess access) {
    ObjectNode report = nodes.objectNode();
    report.put("as_at", figures.asAt().toString());
    report.put("base_currency", figures.baseCurrency());
    report.set("sync", sync(figures.passes()));
    figures
        .certificate()
        .ifPresent(
            proof ->
                report
                    .putObject("certificate")
                    .put("tied", proof.tied())
                    .put("accounts", proof.accounts())
                    .put("unmatched", proof.unmatched())
                    .put("doubts", proof.doubts())
                    .put("sha256", proof.hash()));
    ArrayNode quarantine = report.putArray("quarantine");
    figures
        .quarantine()
        .forEach(
            entry ->
                quarantine
                    .addObject()
                    .put("entity", entry.entity())
                    .put("source_id", entry.sourceId())
                    .put("rule", entry.rule())
                    .put("reason", entry.reason()));
    report.set("wip", wip(figures.wip().value()));
    report.set("receivables", receivables(figures));
    ObjectNode dashboards = report.putObject("dashboards");
    access.allowed().forEach((role, ids) -> ids.forEach(dashboards.withArray("/" + role)::add));
    ArrayNode embeds = report.putArray("embeds");
    access
        .embeds()
        .forEach(
            embed ->
                embeds
                    .addObject()
                    .put("role", embed.role())
                    .put("dashboard", embed.dashboard())
                    .put(embed.refused() == null ? "url" : "refused", embed.urlOrReason()));
    return report;
  }

  private static ArrayNode sync(List<SyncReport> passes) {
    ArrayNode rows = nodes.arrayNode();
    int pass = 0;
    for (SyncReport report : passes) {
      pass++;
      for (EntityReport entity : report.entities()) {
        rows.addObject()
            .put("pass", pass)
            .put("source", entity.entity().source())
            .put("entity", entity.entity().name())
            .put("status", entity.status().word())
            .put("fetched", entity.fetched())
            .put("inserted", entity.receipt().inserted())
            .put("updated", entity.receipt().updated())
            .put("unchanged", entity.receipt().unchanged())
            .put("quarantined", entity.receipt().quarantined())
            .put("repeated", entity.repeated())
            .put("calls", entity.usage().calls())
            .put("bytes", entity.usage().bytes());
      }
    }
    return rows;
  }

  private static ObjectNode wip(WipReport wip) {
    ObjectNode node = nodes.objectNode();
    node.put("gross", Amounts.plain(wip.gross()));
    node.put("interims", Amounts.plain(wip.interims()));
    node.put("net", Amounts.plain(wip.net()));
    node.put("unpriced_minutes", wip.unpricedMinutes());
    node.set("ageing_gross", ageing(wip.grossAgeing()));
    node.set(
        "ageing_net",
        ageing(wip.netAgeing()).put("credit", Amounts.plain(wip.netAgeing().credit())));
    ArrayNode byJob = node.putArray("by_job");
    for (JobWip job : wip.byJob()) {
      byJob
          .addObject()
          .put("job", job.jobId())
          .put("client", job.clientName())
          .put("time", Amounts.plain(job.time()))
          .put("costs", Amounts.plain(job.costs()))
          .put("interims", Amounts.plain(job.interims()))
          .put("net", Amounts.plain(job.net()));
    }
    return node;
  }

  private static ObjectNode ageing(WipAgeing ageing) {
    ObjectNode node = nodes.objectNode();
    for (WipAge age : WipAge.values()) {
      node.put(age.label(), Amounts.plain(ageing.amount(age)));
    }
    return node;
  }

  private static ObjectNode receivables(Figures figures) {
    ObjectNode node = nodes.objectNode();
    AgedReceivables byDue = figures.receivables(AgeingBasis.DUE_DATE);
    node.set("by_due", buckets(byDue));
    node.set("by_invoice_date", buckets(figures.receivables(AgeingBasis.INVOICE_DATE)));
    node.put("total", Amounts.plain(byDue.total()));
    return node;
  }

  private static ObjectNode buckets(AgedReceivables aged) {
    ObjectNode node = nodes.objectNode();
    for (DebtAge age : DebtAge.values()) {
      node.put(age.label(), Amounts.plain(aged.amount(age)));
    }
    return node;
  }
}
