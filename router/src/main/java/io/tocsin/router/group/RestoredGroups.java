package io.tocsin.router.group;

import io.tocsin.router.delivery.Deliveries;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What the stores of one partition give back when its task begins, and what writes to them.
 *
 * @param open the part that queries read
 */
record RestoredGroups(
    OpenPartitionGroups open,
    GroupStores stores,
    GroupTable table,
    NotificationLog log,
    Outbox outbox,
    DecisionLog decisions) {

  static RestoredGroups from(
      ProcessorContext<Object, Object> context, AlertReference read, Deliveries deliveries) {
    var open = new OpenPartitionGroups();
    var stores = new GroupStores(context, read);
    var table = new GroupTable(stores, open);
    var log = stores.restoreLog();
    log.forEach((key, entry) -> open.notified(key, entry.at()));
    return new RestoredGroups(
        open,
        stores,
        table,
        log,
        new Outbox(context, log, stores, deliveries),
        new DecisionLog(context));
  }
}
