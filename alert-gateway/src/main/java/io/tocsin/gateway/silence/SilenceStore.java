package io.tocsin.gateway.silence;

import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.model.silence.Silence;
import java.util.List;

/** Reads silences. */
interface SilenceStore {

  /**
   * All silences, expired ones too, including all written by this process. Blocks until the router
   * has read those.
   *
   * @throws RouterUnavailableException if no router answers
   */
  List<Silence> all();
}
