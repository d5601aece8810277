/**
 * Requests to providers over HTTP: bounded in time and size, redirects under control, secrets kept
 * out of every text.
 */
@NullMarked
package io.tocsin.notifier.receiver.http;

import org.jspecify.annotations.NullMarked;
