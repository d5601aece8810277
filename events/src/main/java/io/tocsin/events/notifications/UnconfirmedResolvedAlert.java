package io.tocsin.events.notifications;

import io.tocsin.model.label.Fingerprint;
import java.time.Instant;

/**
 * An alert that resolved in an earlier notification and is repeated because it is unknown whether
 * that one was delivered.
 *
 * @param since decision time of the first notification that shows it as resolved; a destination
 *     that accepted one decided then or later does not need it
 * @param generation the episode in which it fired
 * @see <a
 *     href="../../../../../../../../docs/decisions/0013-a-resolved-alert-stays-until-it-was-sent.md">decision
 *     0013</a>
 */
public record UnconfirmedResolvedAlert(Fingerprint fingerprint, Instant since, long generation) {}
