package io.tocsin.runner.guard;

import java.util.Optional;

/** One rule. Silent when it has nothing against it. */
interface Guard {
  Optional<Verdict> judge(Facts facts);
}
