/**
 * How every process writes its log: one line a record, an event with its fields, as logfmt or JSON;
 * and how trouble that lasts is kept from filling it.
 */
@NullMarked
package io.tocsin.log;

import org.jspecify.annotations.NullMarked;
