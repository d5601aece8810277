package io.tocsin.oracle;

import java.util.List;

/**
 * @param sendResolved of each of its webhooks
 */
record Receiver(String name, List<Boolean> sendResolved) {}
