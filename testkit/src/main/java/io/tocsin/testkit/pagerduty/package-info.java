/**
 * PagerDuty's Events API v2: the checks of an event, and what becomes of the incident it is for.
 */
@NullMarked
package io.tocsin.testkit.pagerduty;

import org.jspecify.annotations.NullMarked;
