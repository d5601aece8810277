/** One Kafka node, broker and controller, inside this JVM. Topics are made by their owner. */
@NullMarked
package io.tocsin.embedded.kafka;

import org.jspecify.annotations.NullMarked;
