package io.tocsin.configuration.time;

import java.time.LocalDateTime;

/** A range of wall-clock values; {@code toString} is its readable form. */
public sealed interface WallClockRange
    permits TimeRange, WeekdayRange, DayOfMonthRange, MonthRange, YearRange {

  boolean contains(LocalDateTime wallClock);
}
