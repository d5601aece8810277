package io.tocsin.events;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The wire knows the words of the trade, Kafka's client, two formats, and how to write a log line.
 */
@AnalyzeClasses(packages = "io.tocsin.events", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

  @ArchTest
  static final ArchRule theWireIsPoor =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "io.tocsin.events..",
                      "io.tocsin.log..",
                      "io.tocsin.model..",
                      "java..",
                      "org.apache.kafka.common..",
                      "org.apache.kafka.clients.admin..",
                      "org.apache.kafka.clients.producer..",
                      "com.fasterxml.jackson..",
                      "com.google.protobuf..",
                      "io.smallrye.config..",
                      "org.jboss.logging..",
                      "org.jspecify..")
                  // A value that the administrator's client answers with.
                  .or(name("org.apache.kafka.clients.consumer.OffsetAndMetadata"))
                  // What a dead letter is made of.
                  .or(name("org.apache.kafka.clients.consumer.ConsumerRecord")));
}
