package io.tocsin.log;

import java.util.Map;

/** One record of the log as one line. */
interface LineFormat {

  /**
   * @param pairs in the order in which they appear
   */
  String line(Map<String, String> pairs);
}
