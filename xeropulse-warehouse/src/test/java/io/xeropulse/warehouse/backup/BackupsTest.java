package io.xeropulse.warehouse.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.TenantRows;
import io.xeropulse.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** With the server and the tools that Debian installs, the oldest version that we support. */
class BackupsTest {
  private static final OrganizationId ORGANIZATION = new OrganizationId(UUID.randomUUID());
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private static final BackupKey KEY =
      BackupKey.of("a key of backups that has 32 bytes".getBytes(StandardCharsets.UTF_8));

  private static InstalledPostgres postgres;
  private static Warehouse warehouse;

  @TempDir private Path folder;

  @BeforeAll
  static void fillAWarehouse() throws IOException, InterruptedException {
    postgres = InstalledPostgres.start();
    DataSource dataSource = dataSource("postgres");
    warehouse = Warehouse.create(dataSource);
    warehouse.migrate();
    SyncSession session = Facts.begin(warehouse, ORGANIZATION);
    Facts.load(
        warehouse,
        session,
        Facts.INVOICES,
        Facts.invoice("I1", "2025-01-01", null, "123.45", DocumentStatus.AUTHORISED));
    TenantRows.fill(
        Jdbi.create(dataSource),
        new OrganizationId(UUID.randomUUID()),
        20,
        (table, column, row) -> "%d \u00e9\u4e16 \"quoted\"\ttab".formatted(row));
    Jdbi.create(dataSource).useHandle(BackupsTest::removeOrphans);
    Jdbi.create(dataSource)
        .useHandle(
            handle ->
                handle.execute(
                    "create role keeper login createdb createrole bypassrls password '%s' in role pg_read_all_data"
                        .formatted(InstalledPostgres.PASSWORD)));
  }

  /** The rows were put in without asking foreign keys. */
  private static void removeOrphans(Handle handle) {
    handle.execute(
        """
        do $$
        declare
          link record;
          removed bigint;
          again boolean := true;
        begin
          set local session_replication_role = replica;
          while again loop
            again := false;
            for link in
              select conrelid::regclass as child, confrelid::regclass as parent,
                (select string_agg(format('c.%I = p.%I', a.attname, b.attname), ' and ')
                  from unnest(conkey, confkey) k (mine, theirs)
                  join pg_attribute a on a.attrelid = conrelid and a.attnum = k.mine
                  join pg_attribute b on b.attrelid = confrelid and b.attnum = k.theirs) as same,
                (select string_agg(format('c.%I is not null', a.attname), ' and ')
                  from unnest(conkey) k (mine)
                  join pg_attribute a on a.attrelid = conrelid and a.attnum = k.mine) as present
              from pg_constraint
              where contype = 'f' and connamespace = 'xeropulse'::regnamespace
            loop
              execute format('delete from %s c where %s and not exists (select from %s p where %s)',
                link.child, link.present, link.parent, link.same);
              get diagnostics removed = row_count;
              again := again or removed > 0;
            end loop;
          end loop;
        end
        $$
        """);
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    postgres.stop();
  }

  @Test
  void shouldGiveBackEveryRowInADatabaseThatWorks() {
    Backup taken = backups().take(file());
    assertThat(taken.rows()).isGreaterThan(500);
    assertThat(taken.tables().get("financial_data").amounts()).isPositive();
    assertThat(taken.tables()).containsKeys("financial_data", "audit_entry", "sync_session");

    backups().restore(file(), "restored");

    Warehouse restored = Warehouse.create(dataSource("restored"));
    restored.schema().validate();
    assertThat(restored.booksDigests().of(ORGANIZATION, AS_AT))
        .isEqualTo(warehouse.booksDigests().of(ORGANIZATION, AS_AT));
    SyncSession session = Facts.begin(restored, ORGANIZATION);
    assertThat(
            Facts.load(
                    restored,
                    session,
                    Facts.INVOICES,
                    Facts.invoice("I1", "2025-01-01", null, "123.45", DocumentStatus.AUTHORISED))
                .unchanged())
        .isEqualTo(1);
    assertThat(scratchDatabases()).isEmpty();
  }

  @Test
  void shouldGiveBackTheSchemaOfOneOrganization() {
    OrganizationId organization = new OrganizationId(UUID.randomUUID());
    Warehouse own = Warehouse.builder(dataSource("postgres")).schemaPerOrganization().build();
    own.organizationSchemas().create(organization);
    Facts.load(
        own,
        Facts.begin(own, organization),
        Facts.INVOICES,
        Facts.invoice("I1", "2025-01-01", null, "543.21", DocumentStatus.AUTHORISED));
    Backup taken = backups().ofSchema(own.schemaOf(organization)).take(file());
    assertThat(taken.schema()).isEqualTo(own.schemaOf(organization));
    assertThat(taken.tables().get("financial_data").rows()).isEqualTo(1);

    backups().restore(file(), "restored_one");

    Warehouse restored =
        Warehouse.builder(dataSource("restored_one")).schemaPerOrganization().build();
    assertThat(restored.organizationSchemas().list()).containsExactly(organization);
    restored.organizationSchemas().of(organization).validate();
    assertThat(restored.booksDigests().of(organization, AS_AT))
        .isEqualTo(own.booksDigests().of(organization, AS_AT));
    own.organizationSchemas().drop(organization);
  }

  @Test
  void shouldRunTheReadmesExample() throws IOException {
    assertThat(upkeep(keeper(), postgres.tools(), KEY, folder).rows()).isPositive();
    String readme = Files.readString(Path.of("..", "README.md"));
    String source =
        Files.readString(
            Path.of("src/test/java/io/xeropulse/warehouse/backup", "BackupsTest.java"));
    String example =
        source.substring(
            source.lastIndexOf("Backups backups ="), source.lastIndexOf("return taken"));
    assertThat(withoutSpaces(readme)).contains("```java" + withoutSpaces(example) + "```");
  }

  private static String withoutSpaces(String text) {
    return text.replaceAll("\\s", "");
  }

  private static Backup upkeep(DatabaseLogin login, BackupTools tools, BackupKey key, Path folder) {
    Backups backups = Backups.of(login, tools, key);
    Backup taken = backups.take(folder.resolve("2025-06-30.dump"));
    backups.verify(taken.file()); // restores into a scratch database, compares, drops it
    backups.restore(taken.file(), "practice_restored");
    return taken;
  }

  @Test
  void shouldDumpAndAddUpTheSameMomentWhileOthersWrite() throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              SyncSession session = Facts.begin(warehouse, new OrganizationId(UUID.randomUUID()));
              for (int i = 0; !done.get(); i++) {
                Facts.load(
                    warehouse,
                    session,
                    Facts.INVOICES,
                    Facts.invoice("W" + i, "2025-01-01", null, "1.00", DocumentStatus.AUTHORISED));
              }
            });
    writer.start();
    try {
      backups().take(file());
    } finally {
      done.set(true);
      writer.join();
    }
    assertThat(backups().verify(file()).rows()).isPositive();
    assertThat(scratchDatabases()).isEmpty();
  }

  @Test
  void shouldRefuseABackupOfWhichAByteChanged() throws IOException {
    backups().take(file());
    byte[] bytes = Files.readAllBytes(file());
    bytes[bytes.length / 2] ^= 1;
    Files.write(file(), bytes);
    assertThatThrownBy(() -> backups().verify(file()))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("is not the file that was dumped");
  }

  @Test
  void shouldRefuseABackupThatGivesOtherRowsBackThanItTook() throws IOException {
    Backup taken = backups().take(file());
    Map<String, TableTotals> tables = new HashMap<>(taken.tables());
    tables.computeIfPresent(
        "time_entry",
        (table, totals) -> new TableTotals(totals.rows() + 1, totals.amounts(), totals.hash()));
    TotalsFile.write(
        TotalsFile.beside(file()),
        new Backup(taken.file(), taken.sha256(), taken.schema(), taken.roles(), tables),
        KEY);
    assertThatThrownBy(() -> backups().restore(file(), "half"))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("other rows of time_entry");
    assertThat(databases()).doesNotContain("half");
    assertThat(scratchDatabases()).isEmpty();
  }

  @Test
  void shouldRefuseABackupWithoutItsTotals() throws IOException {
    backups().take(file());
    List<String> lines = Files.readAllLines(TotalsFile.beside(file()));
    Files.write(TotalsFile.beside(file()), lines.subList(0, lines.size() - 1));
    assertThatThrownBy(() -> backups().verify(file())).isInstanceOf(DamagedBackupException.class);
    Files.delete(TotalsFile.beside(file()));
    assertThatThrownBy(() -> backups().verify(file())).isInstanceOf(DamagedBackupException.class);
  }

  @Test
  void shouldRefuseTotalsThatWereChangedOrSealedWithAnotherKey() throws IOException {
    backups().take(file());
    Path totals = TotalsFile.beside(file());
    List<String> lines = Files.readAllLines(totals);
    lines.replaceAll(line -> line.replaceFirst("^(table\ttime_entry\t)\\d+", "$1999"));
    BackupKey other =
        BackupKey.of("another key that has 32 bytes, yes".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Backups.of(keeper(), postgres.tools(), other).verify(file()))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("sealed with another key");
    Files.write(totals, lines);
    assertThatThrownBy(() -> backups().verify(file()))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("changed");
    assertThat(KEY.toString()).doesNotContain("a key");
    assertThatThrownBy(() -> BackupKey.of(new byte[31]))
        .isInstanceOf(InvalidConfigurationException.class);
  }

  @Test
  void shouldKeepDumpAndTotalsFromEverybodyElse() throws IOException {
    backups().take(file());
    for (Path written : List.of(file(), TotalsFile.beside(file()))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
          .as(written.toString())
          .isEqualTo("rw-------");
    }
  }

  @Test
  void shouldTakeAFileForAFileWhateverItsName() throws IOException {
    Path relative = Path.of("--help.dump");
    try {
      assertThat(backups().take(relative).file()).isAbsolute();
      assertThat(backups().verify(relative).rows()).isPositive();
    } finally {
      Files.deleteIfExists(relative);
      Files.deleteIfExists(TotalsFile.beside(relative));
    }
  }

  /** What a role without any rights but on its own schema puts there. */
  private static final String TRAPS =
      """
      create function hostile.escalate() returns void language plpgsql as $$
      begin
        if (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
          alter role mallory superuser;
        end if;
      end $$;
      create function hostile.hashtextextended(text, integer) returns bigint language sql as
        'select hostile.escalate(); select 1::bigint';
      create function hostile.count() returns bigint language sql as
        'select hostile.escalate(); select 1::bigint';
      create function hostile.added(numeric, numeric) returns numeric language sql as
        'select hostile.escalate(); select 1::numeric';
      create operator hostile.+ (leftarg = numeric, rightarg = numeric, function = hostile.added);
      create function hostile.checked(numeric) returns boolean language sql as
        'select hostile.escalate(); select true';
      create table hostile.plain (a numeric check (hostile.checked(a)), b numeric, t text);
      insert into hostile.plain values (1, 2, 'x'), (3, 4, 'y');
      create function hostile.spied(hostile.plain) returns text language sql as
        'select hostile.escalate(); select ''same''::text';
      create cast (hostile.plain as text) with function hostile.spied(hostile.plain);
      create table hostile.x (a numeric);
      create table hostile."x"" t; alter role mallory superuser; --" (a numeric, "b"" :c ?" numeric);
      create table hostile."tab\tand\nrole\tx" (a numeric);
      insert into hostile."x"" t; alter role mallory superuser; --" values (5, 6);
      """;

  @Test
  void shouldRunNothingThatASchemasOwnerPutThere() throws SQLException {
    Jdbi owner = Jdbi.create(dataSource("postgres"));
    owner.useHandle(
        handle -> {
          handle.execute("create role mallory");
          handle.execute("create schema hostile authorization mallory");
          try (Statement statement = handle.getConnection().createStatement()) {
            statement.execute("set role mallory");
            statement.setEscapeProcessing(false);
            statement.execute(TRAPS);
            statement.execute("reset role");
          }
        });
    Backup taken =
        Backups.of(postgres.login(), postgres.tools(), KEY).ofSchema("hostile").take(file());
    assertThat(superuser(owner)).as("after a superuser took a backup").isFalse();
    assertThat(taken.tables().get("plain"))
        .extracting(TableTotals::rows, totals -> totals.amounts().intValueExact())
        .containsExactly(2L, 10);
    assertThat(taken.tables().get("x\" t; alter role mallory superuser; --").amounts())
        .isEqualByComparingTo("11");

    assertThatThrownBy(() -> Backups.of(postgres.login(), postgres.tools(), KEY).verify(file()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("no superuser");
    assertThat(backups().verify(file()).tables()).isEqualTo(taken.tables());
    assertThat(superuser(owner)).as("after a restore").isFalse();
    owner.useHandle(handle -> handle.execute("drop schema hostile cascade"));
  }

  private static boolean superuser(Jdbi owner) {
    return owner.withHandle(
        handle ->
            handle
                .createQuery("select rolsuper from pg_roles where rolname = 'mallory'")
                .mapTo(Boolean.class)
                .one());
  }

  @Test
  void shouldOverwriteNeitherABackupNorADatabase() throws IOException {
    backups().take(file());
    byte[] before = Files.readAllBytes(file());
    assertThatThrownBy(() -> backups().take(file()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("exists");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    assertThatThrownBy(() -> backups().restore(file(), "postgres"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("drop the one that has the name");
    assertThat(scratchDatabases()).isEmpty();
  }

  @Test
  void shouldSayWhatIsMissingAndLeaveNothingBehind() {
    BackupTools nowhere = BackupTools.in(Path.of("/nowhere"));
    assertThatThrownBy(() -> Backups.of(keeper(), nowhere, KEY).take(file()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("install PostgreSQL's client programs");

    DatabaseLogin wrong =
        new DatabaseLogin("127.0.0.1", postgres.login().port(), "postgres", "owner", "guess-word");
    assertThatThrownBy(() -> Backups.of(wrong, postgres.tools(), KEY).take(file()))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("password")
        .hasMessageNotContaining("guess-word");

    Jdbi.create(dataSource("postgres"))
        .useHandle(
            handle ->
                handle.execute(
                    "create role clerk login password '%s'".formatted(InstalledPostgres.PASSWORD)));
    DatabaseLogin clerk = login("clerk");
    assertThatThrownBy(() -> Backups.of(clerk, postgres.tools(), KEY).take(file()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("bypassrls");

    BackupTools hurried = postgres.tools().withTimeout(Duration.ofNanos(1));
    assertThatThrownBy(() -> Backups.of(keeper(), hurried, KEY).take(file()))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("did not end within");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void shouldKeepThePasswordOutOfItsText() {
    assertThat(postgres.login().toString()).doesNotContain(InstalledPostgres.PASSWORD);
  }

  private static Backups backups() {
    return Backups.of(keeper(), postgres.tools(), KEY);
  }

  /** No superuser, though it reads everything. */
  private static DatabaseLogin keeper() {
    return login("keeper");
  }

  private static DatabaseLogin login(String user) {
    return new DatabaseLogin(
        "127.0.0.1", postgres.login().port(), "postgres", user, InstalledPostgres.PASSWORD);
  }

  private Path file() {
    return folder.resolve("warehouse.dump");
  }

  private static List<String> databases() {
    return Jdbi.create(dataSource("postgres"))
        .withHandle(
            handle ->
                handle.createQuery("select datname from pg_database").mapTo(String.class).list());
  }

  private static List<String> scratchDatabases() {
    return databases().stream().filter(name -> name.contains("scratch")).toList();
  }

  private static DataSource dataSource(String database) {
    DatabaseLogin login = postgres.login();
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(new String[] {login.host()});
    dataSource.setPortNumbers(new int[] {login.port()});
    dataSource.setDatabaseName(database);
    dataSource.setUser(login.user());
    dataSource.setPassword(login.password());
    return dataSource;
  }
}
