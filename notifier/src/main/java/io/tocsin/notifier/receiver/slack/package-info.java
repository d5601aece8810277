/** Slack: one message per group, changed in place while the group lives. */
@NullMarked
package io.tocsin.notifier.receiver.slack;

import org.jspecify.annotations.NullMarked;
