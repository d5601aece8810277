/**
 * Alertmanager's timelines, row by row, against a process that was started for that row alone: what
 * is posted when, and which notification leaves when. One class for each table of the catalogue.
 *
 * <p>Times are seconds since the process said {@code Listening on}, which is also the first push
 * where that is at 0. Inputs are separated by semicolons:
 *
 * <ul>
 *   <li>{@code 0 +A1 +B2} posts, in one request, two alerts that start now and end in an hour. The
 *       letter is the {@code alertname}, the rest the label {@code i}.
 *   <li>{@code 2 -A1} posts the same with an end of now.
 *   <li>{@code 0 A1(1,3)} posts it with start and end; either may be left out.
 *   <li>{@code 0 +A1{cl=1,@note=x}} has another label and an annotation.
 *   <li>{@code 1.5 silence i=1 1.5..4} silences from 1.5 to 4, {@code 3.5 expire} ends that.
 * </ul>
 *
 * <p>Of expected notifications {@code 3 [A1 ~A2] some alerts resolved} is one at 3 to the webhook
 * {@code hook} with A1 firing and A2 resolved, {@code sr 2..2.5 [A1]} one to {@code sr} in a window
 * of its own, whatever its reason. Nothing else may leave until the end of the row.
 */
@NullMarked
package io.tocsin.standalone.timeline;

import org.jspecify.annotations.NullMarked;
