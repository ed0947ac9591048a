package io.xeropulse.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which module may know what; a module is one reason to have a dependency. */
@AnalyzeClasses(
    packages = "io.xeropulse",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
  /** Tests that Maven packed for another module, as it does from the phase package on. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String[] EVERY_MODULE = {
    "java..",
    "javax.sql..",
    "javax.crypto..",
    "org.slf4j..",
    "org.jspecify..",
    "org.immutables.value.."
  };

  private static final String[] LIBRARY = {
    "io.xeropulse.core..",
    "io.xeropulse.xero..",
    "io.xeropulse.xpm..",
    "io.xeropulse.warehouse..",
    "io.xeropulse.authz.."
  };

  @ArchTest
  static final ArchRule coreKnowsNoHttpNoSqlNoJson =
      onlyDependOn("io.xeropulse.core..", "dev.failsafe..", "io.micrometer..");

  /** It is optional: a host without Micrometer must never load a class that needs it. */
  @ArchTest
  static final ArchRule onlyMetricsKnowMicrometer =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.xeropulse.core.sync.metrics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micrometer..", "io.xeropulse.core.sync.metrics..");

  @ArchTest
  static final ArchRule xeroClientKnowsCore =
      onlyDependOn(
          "io.xeropulse.xero..",
          "io.xeropulse.core..",
          "okhttp3..",
          "okio..",
          "kotlin..",
          "javax.net..",
          "dev.failsafe..",
          "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule xpmClientKnowsCoreAndTheXeroClientsTransport =
      onlyDependOn(
          "io.xeropulse.xpm..",
          "io.xeropulse.core..",
          "io.xeropulse.xero.auth..",
          "io.xeropulse.xero.http..",
          "javax.xml..",
          "com.ctc.wstx..",
          "org.codehaus.stax2..",
          "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule authzKnowsCore =
      onlyDependOn(
          "io.xeropulse.authz..",
          "io.xeropulse.core..",
          "io.jsonwebtoken..",
          "org.bouncycastle..",
          "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule warehouseKnowsCoreAndAuthz =
      onlyDependOn(
          "io.xeropulse.warehouse..",
          "io.xeropulse.core..",
          "io.xeropulse.authz..",
          "org.jdbi..",
          "org.flywaydb..",
          "org.postgresql..",
          "com.github.kagkarlsson..",
          "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule sandboxKnowsNoModuleOfTheLibrary =
      noClasses()
          .that()
          .resideInAPackage("io.xeropulse.sandbox..")
          .should()
          .dependOnClassesThat(resideInAnyPackage(LIBRARY));

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("io.xeropulse.(*).(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(inTheSyncPipeline(), inTheSyncPipeline());

  @ArchTest static final ArchRule internalStaysInside = classes().should(useNoForeignInternals());

  @ArchTest
  static final ArchRule libraryTakesTimeFromAClock =
      classes()
          .that()
          .resideInAnyPackage(LIBRARY)
          .should(
              callNoneOf(
                  Set.of("now", "systemDefault", "currentTimeMillis"),
                  Set.of(
                      "java.time.Instant",
                      "java.time.LocalDate",
                      "java.time.LocalDateTime",
                      "java.time.ZonedDateTime",
                      "java.time.OffsetDateTime",
                      "java.time.ZoneId",
                      "java.lang.System")));

  @ArchTest
  static final ArchRule libraryNeverSleeps =
      noClasses()
          .that()
          .resideInAnyPackage(LIBRARY)
          .should()
          .callMethod(Thread.class, "sleep", long.class);

  /** So that a native image needs no hints for them. */
  @ArchTest
  static final ArchRule coreAndClientsUseNoReflection =
      noClasses()
          .that()
          .resideInAnyPackage("io.xeropulse.core..", "io.xeropulse.xero..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.lang.reflect..")
          .orShould()
          .callMethod(Class.class, "forName", String.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.ServiceLoader.class)
          .orShould()
          .callMethod(Class.class, "getResourceAsStream", String.class);

  @ArchTest
  static final ArchRule libraryPrintsNothing =
      noClasses()
          .that()
          .resideInAnyPackage(LIBRARY)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule figuresAndFactsHoldNoFloatingPoint =
      classes()
          .that()
          .resideInAnyPackage("io.xeropulse.core..", "io.xeropulse.warehouse..")
          .should(holdNoFloatingPoint());

  @ArchTest
  static final ArchRule errorsHaveOneRoot =
      classes()
          .that()
          .resideInAnyPackage(LIBRARY)
          .and()
          .arePublic()
          .and()
          .areAssignableTo(Throwable.class)
          .should()
          .beAssignableTo("io.xeropulse.core.XeroPulseException");

  private static ArchRule onlyDependOn(String module, String... allowed) {
    String[] all =
        Stream.concat(Stream.of(module), Stream.concat(Stream.of(EVERY_MODULE), Stream.of(allowed)))
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat(not(resideInAnyPackage(all)).and(not(resideInAPackage(""))));
  }

  /**
   * The pipeline's stores speak of its report: the one place where a stage looks back at the whole.
   */
  private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> inTheSyncPipeline() {
    return resideInAPackage("io.xeropulse.core.sync..");
  }

  private static ArchCondition<JavaClass> useNoForeignInternals() {
    return new ArchCondition<>("use no other module's internal packages") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        String module = module(item);
        item.getDirectDependenciesFromSelf().stream()
            .filter(d -> d.getTargetClass().getPackageName().startsWith("io.xeropulse."))
            .filter(d -> d.getTargetClass().getPackageName().contains(".internal"))
            .filter(d -> !module(d.getTargetClass()).equals(module))
            .forEach(d -> events.add(SimpleConditionEvent.violated(item, d.getDescription())));
      }
    };
  }

  private static String module(JavaClass type) {
    return String.join(".", List.of(type.getPackageName().split("\\.", -1)).subList(0, 3));
  }

  private static ArchCondition<JavaClass> callNoneOf(Set<String> methods, Set<String> owners) {
    return new ArchCondition<>("call none of " + methods) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        for (JavaAccess<?> access : item.getAccessesFromSelf()) {
          if (methods.contains(access.getName())
              && owners.contains(access.getTargetOwner().getName())) {
            events.add(SimpleConditionEvent.violated(item, access.getDescription()));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> holdNoFloatingPoint() {
    return new ArchCondition<>("hold no float or double") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        for (JavaField field : item.getFields()) {
          report(item, field.getRawType(), field.getFullName(), events);
        }
        for (JavaCodeUnit unit : item.getCodeUnits()) {
          report(item, unit.getRawReturnType(), unit.getFullName(), events);
          unit.getRawParameterTypes().forEach(p -> report(item, p, unit.getFullName(), events));
        }
      }

      private void report(JavaClass item, JavaClass type, String where, ConditionEvents events) {
        if (type.isEquivalentTo(double.class)
            || type.isEquivalentTo(float.class)
            || type.isEquivalentTo(Double.class)
            || type.isEquivalentTo(Float.class)) {
          events.add(SimpleConditionEvent.violated(item, where + " is " + type.getSimpleName()));
        }
      }
    };
  }
}
