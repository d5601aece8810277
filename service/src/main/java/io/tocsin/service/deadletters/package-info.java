/** Records that a service cannot read: written to the dead-letter topic, logged and counted. */
@NullMarked
package io.tocsin.service.deadletters;

import org.jspecify.annotations.NullMarked;
