package io.tocsin.standalone.flag;

import io.tocsin.configuration.duration.GoDuration;
import io.tocsin.configuration.duration.PrometheusDuration;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The type of a flag's value. */
enum FlagKind {
  TEXT,
  /** Takes no value; {@code --no-…} switches it off. */
  SWITCH,
  NUMBER {
    @Override
    void check(String value) {
      if (!value.matches("\\d{1,18}")) {
        throw new IllegalArgumentException("not a number");
      }
    }
  },
  /**
   * A number for which zero means no limit, as in Alertmanager; in our settings zero means zero.
   */
  LIMIT {
    @Override
    void check(String value) {
      NUMBER.check(value);
    }

    @Override
    String setting(String value) {
      return Long.parseLong(value) == 0 ? String.valueOf(Integer.MAX_VALUE) : value;
    }
  },
  /** Alertmanager parses some in Go's form ({@code 1.5h}) and some in Prometheus' ({@code 5d}). */
  DURATION {
    @Override
    void check(String value) {
      duration(value);
    }

    @Override
    String setting(String value) {
      return duration(value).toString();
    }
  },
  ADDRESS {
    @Override
    void check(String value) {
      ListenAddress.parse(value);
    }
  },
  URL {
    @Override
    void check(String value) {
      var url = URI.create(value);
      if (!Set.of("http", "https").contains(String.valueOf(url.getScheme()))
          || url.getHost() == null) {
        throw new IllegalArgumentException("not an http or https URL");
      }
    }
  },
  LEVEL {
    @Override
    void check(String value) {
      oneOf(value, List.of("debug", "info", "warn", "error"));
    }
  },
  LOG_FORMAT {
    @Override
    void check(String value) {
      oneOf(value, List.of("logfmt", "json"));
    }
  },
  /** Must stay empty: it is safer not to start than to start without the requested protection. */
  UNSUPPORTED {
    @Override
    void check(String value) {
      if (!value.isEmpty()) {
        throw new IllegalArgumentException(
            "not supported yet; for TLS and logins put a reverse proxy in front");
      }
    }
  },
  FEATURES {
    @Override
    void check(String value) {
      Features.parse(value);
    }
  };

  /**
   * @throws IllegalArgumentException if the value is not of this kind; the message names the reason
   */
  void check(String value) {}

  /** The value in the form of settings. */
  String setting(String value) {
    return value;
  }

  private static Duration duration(String value) {
    try {
      return PrometheusDuration.parse(value);
    } catch (IllegalArgumentException e) {
      return GoDuration.parse(value);
    }
  }

  private static void oneOf(String value, List<String> known) {
    if (!known.contains(value)) {
      throw new IllegalArgumentException("must be one of " + String.join(", ", known));
    }
  }
}
