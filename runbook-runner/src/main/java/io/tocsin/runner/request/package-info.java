/** Start requests from Kafka and REST. They are only stored here. */
@NullMarked
package io.tocsin.runner.request;

import org.jspecify.annotations.NullMarked;
