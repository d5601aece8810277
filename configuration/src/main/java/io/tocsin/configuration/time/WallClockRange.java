package io.tocsin.configuration.time;

import java.time.LocalDateTime;

/** From one value to another, both written by people; as text it looks like in the file. */
public sealed interface WallClockRange
    permits TimeRange, WeekdayRange, DayOfMonthRange, MonthRange, YearRange {

  boolean contains(LocalDateTime wallClock);
}
