/**
 * What a receiver of every kind is asked, and what it may answer. Each kind has a room of its own.
 */
@NullMarked
package io.tocsin.notifier.receiver;

import org.jspecify.annotations.NullMarked;
