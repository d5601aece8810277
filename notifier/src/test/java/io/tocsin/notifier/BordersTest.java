package io.tocsin.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import okhttp3.OkHttpClient;

@AnalyzeClasses(
    packages = "io.tocsin.notifier",
    importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
  @ArchTest
  static final ArchRule roomsDoNotGoInCircles =
      slices().matching("io.tocsin.notifier.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule templatesKnowNoReceiver =
      noClasses()
          .that()
          .resideInAPackage("..notifier.template..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..notifier.receiver..", "..notifier.delivery..", "..notifier.log..");

  @ArchTest
  static final ArchRule receiversKnowNoDelivery =
      noClasses()
          .that()
          .resideInAPackage("..notifier.receiver..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..notifier.delivery..", "..notifier.log..");

  @ArchTest
  static final ArchRule deliveryKnowsNoProvider =
      noClasses()
          .that()
          .resideInAPackage("..notifier.delivery..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..notifier.receiver.*..", "..notifier.log..", "org.apache.kafka.clients..");

  /** S-OUT-01: a second way out would be one without the checks. */
  @ArchTest
  static final ArchRule thereIsOneWayOut =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.tocsin.notifier.receiver.http.HttpClients")
          .should()
          .callConstructor(OkHttpClient.Builder.class)
          .orShould()
          .callConstructor(OkHttpClient.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..");

  @ArchTest
  static final ArchRule otherServicesAreStrangers =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.tocsin.router..",
              "io.tocsin.gateway..",
              "io.tocsin.runner..",
              "io.tocsin.testkit..");

  @ArchTest
  static final ArchRule nobodyAsksTheSystemForTheTime =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
