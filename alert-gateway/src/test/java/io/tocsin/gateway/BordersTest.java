package io.tocsin.gateway;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;

/** Who may know whom in the gateway. */
@AnalyzeClasses(
    packages = "io.tocsin.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
  private static final String LOG_CLIENT = "io.tocsin.gateway.ingest.LogClient";
  private static final String TOPIC_LOG = "io.tocsin.gateway.log.TopicWriter";

  @ArchTest
  static final ArchRule intakeDoesNotKnowItsDoors =
      noClasses()
          .that()
          .resideInAPackage("..ingest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..alertmanager..",
              "..webhook..",
              "io.tocsin.gateway.query..",
              "io.tocsin.gateway.silence..",
              "io.tocsin.gateway.call..",
              "..application..");

  @ArchTest
  static final ArchRule bodiesAreReadWithoutRules =
      noClasses()
          .that()
          .resideInAPackage("..ingest.body")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.tocsin.gateway.ingest", "..ingest.rule");

  @ArchTest
  static final ArchRule rulesDoNotKnowTheIntake =
      noClasses()
          .that()
          .resideInAPackage("..ingest.rule")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.tocsin.gateway.ingest");

  @ArchTest
  static final ArchRule alertsAndSilencesDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage("..gateway.query..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..gateway.silence..")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("..gateway.alertmanager..");

  @ArchTest
  static final ArchRule doorsDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage("..webhook..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..alertmanager..");

  @ArchTest
  static final ArchRule nothingNeedsTheApplication =
      noClasses()
          .that()
          .resideOutsideOfPackage("..application..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..application..");

  @ArchTest
  static final ArchRule kafkaStaysBehindTheLog =
      noClasses()
          .that()
          .haveSimpleNameNotContaining("Log")
          .and()
          .resideOutsideOfPackages("..application..", "io.tocsin.gateway.log..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka.clients..");

  /** F60: a client is made once for the process, not for each request. */
  @ArchTest
  static final ArchRule onlyTheLogMakesProducers =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(LOG_CLIENT)
          .and()
          .doNotHaveFullyQualifiedName(TOPIC_LOG)
          .should()
          .callConstructorWhere(target(owner(assignableTo(Producer.class))))
          .orShould()
          .callConstructorWhere(target(owner(assignableTo(Admin.class))));

  /** F60: and the one place that makes it is used by the one bean that keeps it. */
  @ArchTest
  static final ArchRule onlyTheLogConnects =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.tocsin.gateway.ingest.LogProbe")
          .should()
          .callMethodWhere(target(owner(name(LOG_CLIENT))).and(target(name("connect"))));

  /** F60: the same of what is slower; one bean for each purpose. */
  @ArchTest
  static final ArchRule onlyBeansKeepTopics =
      noClasses()
          .that()
          .areNotAnnotatedWith(Singleton.class)
          .should()
          .callConstructorWhere(target(owner(name(TOPIC_LOG))));

  @ArchTest
  static final ArchRule activeAlertsAreCountedApart =
      noClasses()
          .that()
          .resideInAPackage("..active..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..ingest..", "..alertmanager..", "..webhook..", "io.quarkus..");

  @ArchTest
  static final ArchRule noDatabindOnTheWayIn =
      noClasses()
          .that()
          .resideInAnyPackage("..ingest..", "..webhook..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson.databind..");

  @ArchTest
  static final ArchRule timeIsGiven =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule noCircles =
      slices().matching("io.tocsin.gateway.(*)..").should().beFreeOfCycles();
}
