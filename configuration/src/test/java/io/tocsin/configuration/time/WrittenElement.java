package io.tocsin.configuration.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An element by what is written in it. It finds out what the element contains in the dullest way
 * there is: it lists everything that is allowed, and looks whether the moment's text is among it.
 *
 * @param ranges by key, both ends of each as text
 */
record WrittenElement(String location, Map<String, List<Ends>> ranges) {
  private static final List<String> WEEKDAYS =
      List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final List<String> YEARS = numbers(1970, 2101, "%d");
  private static final List<String> TIMES =
      numbers(0, 24, "%02d").stream()
          .flatMap(hour -> numbers(0, 60, hour + ":%02d").stream())
          .toList();
  private static final Map<String, String> PATTERNS =
      Map.of(
          "times", "HH:mm",
          "weekdays", "EEEE",
          "months", "MMMM",
          "years", "yyyy");

  record Ends(String begin, String end) {}

  static WrittenElement random(String location, Random random) {
    var ranges = new TreeMap<String, List<Ends>>();
    for (var key : List.of("times", "weekdays", "days_of_month", "months", "years")) {
      for (int i = random.nextInt(5) - 2; i > 0; i--) {
        ranges.computeIfAbsent(key, _ -> new ArrayList<>()).add(randomEnds(key, random));
      }
    }
    return new WrittenElement(location, ranges);
  }

  String yaml() {
    var fields = new ArrayList<String>();
    fields.add("location: " + location);
    ranges.forEach(
        (key, ends) ->
            fields.add(
                ends.stream()
                    .map(each -> yaml(key, each))
                    .collect(Collectors.joining(", ", key + ": [", "]"))));
    return "{" + String.join(", ", fields) + "}";
  }

  /** What it contains; everything that is allowed is listed once, at this call. */
  Predicate<Instant> allowed() {
    var fields = new ArrayList<Predicate<ZonedDateTime>>();
    ranges.forEach(
        (key, ends) -> fields.add(key.equals("days_of_month") ? days(ends) : texts(key, ends)));
    var zone = ZoneId.of(location);
    return moment -> {
      var there = moment.atZone(zone);
      return fields.stream().allMatch(field -> field.test(there));
    };
  }

  private static Predicate<ZonedDateTime> texts(String key, List<Ends> ranges) {
    var members = members(key, ranges);
    var format = DateTimeFormatter.ofPattern(PATTERNS.get(key), Locale.ENGLISH);
    return there -> members.contains(format.format(there).toLowerCase(Locale.ROOT));
  }

  private static Predicate<ZonedDateTime> days(List<Ends> ranges) {
    var byMonth = new HashMap<YearMonth, Set<LocalDate>>();
    return there ->
        byMonth
            .computeIfAbsent(YearMonth.from(there), month -> days(ranges, month))
            .contains(there.toLocalDate());
  }

  private static Set<String> members(String key, List<Ends> ranges) {
    var all = all(key);
    var members = new HashSet<String>();
    for (var range : ranges) {
      // The end of a time of day is outside, and 24:00 is no minute of a day.
      int end = range.end().equals("24:00") ? all.size() : all.indexOf(range.end());
      members.addAll(all.subList(all.indexOf(range.begin()), key.equals("times") ? end : end + 1));
    }
    return members;
  }

  private static Set<LocalDate> days(List<Ends> ranges, YearMonth month) {
    var days = month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).toList();
    var allowed = new HashSet<LocalDate>();
    for (var range : ranges) {
      var first = day(days, Integer.parseInt(range.begin()));
      var last = day(days, Integer.parseInt(range.end()));
      for (var day : days) {
        if (!day.isBefore(first) && !day.isAfter(last)) {
          allowed.add(day);
        }
      }
    }
    return allowed;
  }

  /** Counted from either end, and beyond it as far as the calendar goes. */
  private static LocalDate day(List<LocalDate> days, int number) {
    return number > 0
        ? days.getFirst().plusDays(number - 1L)
        : days.getLast().minusDays(-number - 1L);
  }

  private static List<String> all(String key) {
    return switch (key) {
      case "weekdays" -> WEEKDAYS;
      case "months" -> MONTHS;
      case "years" -> YEARS;
      default -> TIMES;
    };
  }

  private static List<String> numbers(int from, int until, String format) {
    return IntStream.range(from, until).mapToObj(format::formatted).toList();
  }

  private static Ends randomEnds(String key, Random random) {
    if (key.equals("days_of_month")) {
      return randomDays(random);
    }
    var all = all(key);
    int begin = random.nextInt(all.size());
    int end = begin + random.nextInt(all.size() - begin);
    if (!key.equals("times")) {
      return new Ends(all.get(begin), all.get(end));
    }
    return new Ends(all.get(begin), end + 1 == all.size() ? "24:00" : all.get(end + 1));
  }

  private static Ends randomDays(Random random) {
    int begin = 1 + random.nextInt(28);
    int end = begin + random.nextInt(32 - begin);
    return switch (random.nextInt(3)) {
      case 0 -> new Ends("" + begin, "" + end);
      case 1 -> new Ends("" + -end, "" + -begin);
      // Never before the begin in February, which is what the reader insists on.
      default -> {
        int early = Math.min(begin, 27);
        yield new Ends("" + early, "" + -(1 + random.nextInt(28 - early)));
      }
    };
  }

  private static String yaml(String key, Ends ends) {
    return key.equals("times")
        ? "{start_time: '%s', end_time: '%s'}".formatted(ends.begin(), ends.end())
        : "'%s:%s'".formatted(ends.begin(), ends.end());
  }
}
