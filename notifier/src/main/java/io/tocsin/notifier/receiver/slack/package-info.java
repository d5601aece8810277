/** Slack: one message per group, updated in place during an episode. */
@NullMarked
package io.tocsin.notifier.receiver.slack;

import org.jspecify.annotations.NullMarked;
