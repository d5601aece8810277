/** PagerDuty's Events API v2: the validation of events and the resulting incidents. */
@NullMarked
package io.tocsin.testkit.pagerduty;

import org.jspecify.annotations.NullMarked;
