/** PagerDuty's Events API v2: one alert there per group here. */
@NullMarked
package io.tocsin.notifier.receiver.pagerduty;

import org.jspecify.annotations.NullMarked;
