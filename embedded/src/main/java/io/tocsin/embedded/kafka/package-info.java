/**
 * One Kafka node, broker and controller, inside this JVM. Topics are created by the services that
 * own them.
 */
@NullMarked
package io.tocsin.embedded.kafka;

import org.jspecify.annotations.NullMarked;
