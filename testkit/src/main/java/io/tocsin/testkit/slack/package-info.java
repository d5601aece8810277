/**
 * A Slack workspace with channels and messages that rejects what Slack rejects: content beyond the
 * limits, too many calls, and calls on unknown objects.
 */
@NullMarked
package io.tocsin.testkit.slack;

import org.jspecify.annotations.NullMarked;
