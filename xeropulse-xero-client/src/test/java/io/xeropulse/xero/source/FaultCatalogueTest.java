package io.xeropulse.xero.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.ledger.TrialBalance;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.proof.Break;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.proof.DayReader;
import io.xeropulse.core.sync.proof.DayRecords;
import io.xeropulse.core.sync.proof.Held;
import io.xeropulse.core.sync.proof.Prover;
import io.xeropulse.core.sync.proof.Suspect;
import io.xeropulse.core.sync.proof.TieOut;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.sandbox.Sandbox;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FaultCatalogueTest {
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);

  @Test
  void shouldDetectEveryFaultAndNameItsDayAndRecord() {
    long first = Long.getLong("seed", 1);
    int seeds = Boolean.getBoolean("xeropulse.proof") ? 20 : 1;
    System.out.println("FaultCatalogueTest: seeds 1 to " + seeds);
    int planted = 0;
    int detected = 0;
    int nameable = 0;
    int named = 0;
    int between = 0;
    List<String> missed = new ArrayList<>();
    Set<String> kindsPlanted = new HashSet<>();
    Set<String> unseenInRecords = new TreeSet<>();
    for (long seed = first; seed < first + seeds; seed++) {
      try (Sandbox sandbox = Sandbox.builder().seed(seed).invoices(250).jobs(1).start()) {
        SandboxBooks books = new SandboxBooks(sandbox);
        Held clean = books.read();
        assertThat(betweenReadingAndTable(books, new PageFaults(clean, clean), clean)).isEmpty();
        for (Map.Entry<String, Faults.Fault> fault : Faults.all().entrySet()) {
          Faults.Planted bad;
          try {
            bad = fault.getValue().plant(clean, new Random(seed));
          } catch (Faults.NothingToSpoilException none) {
            continue;
          }
          kindsPlanted.add(fault.getKey());
          Certificate certificate = prove(books, bad.held(), clean);
          String what = "seed %d: %s: %s".formatted(seed, fault.getKey(), certificate.summary());
          planted++;
          if (betweenReadingAndTable(books, new PageFaults(clean, bad.held()), clean).isEmpty()) {
            unseenInRecords.add(fault.getKey());
          } else {
            between++;
          }
          boolean found = !certificate.sound();
          detected += found ? 1 : 0;
          boolean hasName = !bad.culprits().isEmpty();
          boolean said = names(certificate).containsAll(bad.culprits());
          nameable += hasName ? 1 : 0;
          named += hasName && said ? 1 : 0;
          if (!found || !said) {
            missed.add(what + " " + certificate.breaks() + " culprits " + bad.culprits());
          }
        }
      }
    }
    System.out.printf(
        "proof score: %d of %d faults detected, %d of %d culprits named, %d kinds%n",
        detected, planted, named, nameable, Faults.all().size());
    System.out.printf(
        "of these between reading and table: %d show in the records handed over, not: %s%n",
        between, unseenInRecords);
    assertThat(kindsPlanted).isEqualTo(Faults.all().keySet()).hasSizeGreaterThanOrEqualTo(30);
    assertThat(missed).isEmpty();
  }

  @Test
  void shouldNameAPageThatIsLostThoughAllItsRecordsAreHeld() {
    try (Sandbox sandbox = Sandbox.builder().seed(5).invoices(100).jobs(1).start()) {
      SandboxBooks books = new SandboxBooks(sandbox);
      Held clean = books.read();
      assertThat(prove(books, clean, clean).sound()).isTrue();
      PageFaults.all()
          .forEach(
              (fault, plant) -> {
                PageFaults kept = new PageFaults(clean, clean);
                plant.accept(kept);
                List<Suspect> suspects = betweenReadingAndTable(books, kept, clean);
                assertThat(suspects).as(fault).isNotEmpty();
                assertThat(suspects)
                    .as(fault)
                    .allMatch(suspect -> suspect.kind() == Suspect.Kind.PAGE)
                    .allMatch(
                        suspect -> suspect.sourceId().contains("of xero/documents in session"));
              });
    }
  }

  @Test
  void shouldNameChangesThatASyncMissed() {
    try (Sandbox sandbox = Sandbox.builder().seed(3).invoices(200).jobs(1).start()) {
      SandboxBooks books = new SandboxBooks(sandbox);
      UUID voided = sandbox.books().invoice(true, 1, day(3, 10), new BigDecimal("100.00"));
      UUID edited = sandbox.books().invoice(false, 1, day(3, 11), new BigDecimal("200.00"));
      UUID paid = sandbox.books().invoice(true, 1, day(3, 12), new BigDecimal("300.00"));
      UUID payment = sandbox.books().pay(paid, day(3, 20), new BigDecimal("300.00"));
      Held before = books.read();
      sandbox.books().voidInvoice(voided);
      sandbox.books().editAmount(edited, new BigDecimal("200.01"));
      sandbox.books().deletePayment(payment);
      UUID backdated = sandbox.books().invoice(true, 1, day(1, 5), new BigDecimal("77.00"));
      UUID credited = sandbox.books().invoice(true, 1, day(2, 5), new BigDecimal("50.00"));
      UUID note = sandbox.books().credit(credited, day(3, 6), new BigDecimal("50.00"));

      Certificate certificate = prove(books, before, books.read());

      assertThat(certificate.tied()).isFalse();
      assertThat(certificate.breaks())
          .extracting(Break::firstDay)
          .containsExactly(day(3, 20), day(3, 11), day(3, 10), day(3, 6), day(2, 5), day(1, 5));
      assertThat(certificate.breaks())
          .allSatisfy(found -> assertThat(found.firstDay()).isEqualTo(found.lastDay()));
      assertThat(names(certificate))
          .contains(
              voided.toString(),
              edited.toString(),
              payment.toString(),
              backdated.toString(),
              credited.toString(),
              note.toString());
      assertThat(certificate.breaks().get(1).amounts().values())
          .extracting(BigDecimal::toPlainString)
          .containsExactlyInAnyOrder("0.01", "-0.01");
      assertThat(prove(books, books.read(), books.read()).tied()).isTrue();
    }
  }

  @Test
  void shouldStopAskingAtTheAllowedNumberOfReportsAndSayHowFarItCame() {
    try (Sandbox sandbox = Sandbox.builder().seed(3).invoices(200).jobs(1).start()) {
      SandboxBooks books = new SandboxBooks(sandbox);
      Held clean = books.read();
      Faults.Planted bad = Faults.all().get("drop one invoice").plant(clean, new Random(1));
      TieOut few = new TieOut(theirs(books, clean), DayReader.NONE, null, 0, 4, 0);
      Certificate certificate = few.prove(SandboxBooks.ORGANIZATION, bad.held(), AS_AT);
      assertThat(certificate.reportsRead()).isEqualTo(4);
      assertThat(certificate.tied()).isFalse();
      assertThat(certificate.breaks().get(0).firstDay())
          .isBefore(certificate.breaks().get(0).lastDay());
    }
  }

  private static Certificate prove(SandboxBooks books, Held held, Held truth) {
    DayReader days =
        (organization, day, baseCurrency) -> {
          List<Fact> facts = new ArrayList<>();
          truth.documents().stream()
              .filter((Document d) -> d.date().equals(day))
              .forEach(facts::add);
          truth.cash().stream()
              .filter((CashMovement m) -> m.date().equals(day))
              .forEach(facts::add);
          return Optional.of(new DayRecords(facts, Map.of()));
        };
    return new TieOut(theirs(books, truth), days, null, 24, 400, 400)
        .prove(SandboxBooks.ORGANIZATION, held, AS_AT);
  }

  /** The pages and records that are not kept as they were loaded. */
  private static List<Suspect> betweenReadingAndTable(
      SandboxBooks books, PageFaults kept, Held truth) {
    SyncSession session = new SyncSession(new UUID(0, 1), SandboxBooks.ORGANIZATION, 1);
    TieOut dayAlone = new TieOut(theirs(books, truth), DayReader.NONE, null, 0, 1, 0);
    return Prover.of(organization -> truth, kept, dayAlone, (proved, certificate) -> {})
        .prove(session, AS_AT, kept.loaded())
        .altered();
  }

  private static io.xeropulse.core.sync.proof.TrialBalanceSource theirs(
      SandboxBooks books, Held truth) {
    Map<LocalDate, TrialBalance> known = new java.util.HashMap<>();
    return io.xeropulse.core.sync.proof.TrialBalanceSource.of(
        SandboxBooks.ORGANIZATION,
        date -> known.computeIfAbsent(date, d -> books.truth(d, truth.accounts())));
  }

  private static Set<String> names(Certificate certificate) {
    Set<String> names = new HashSet<>();
    certificate
        .breaks()
        .forEach(b -> b.suspects().stream().map(Suspect::sourceId).forEach(names::add));
    certificate.doubts().stream().map(Suspect::sourceId).forEach(names::add);
    return names;
  }

  private static LocalDate day(int month, int day) {
    return LocalDate.of(2025, month, day);
  }
}
