/** The contract between delivery and the kinds of receivers. Each kind has a package of its own. */
@NullMarked
package io.tocsin.notifier.receiver;

import org.jspecify.annotations.NullMarked;
