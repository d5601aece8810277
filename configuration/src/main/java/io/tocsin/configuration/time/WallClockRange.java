package io.tocsin.configuration.time;

import java.time.LocalDateTime;

/** From one value to another, both written by people; its text is read by people too. */
public sealed interface WallClockRange
    permits TimeRange, WeekdayRange, DayOfMonthRange, MonthRange, YearRange {

  boolean contains(LocalDateTime wallClock);
}
