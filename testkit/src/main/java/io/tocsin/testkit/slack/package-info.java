/**
 * A Slack workspace with channels and messages that refuses what Slack refuses: the limits of
 * content, the pace, and calls on what is not there.
 */
@NullMarked
package io.tocsin.testkit.slack;

import org.jspecify.annotations.NullMarked;
