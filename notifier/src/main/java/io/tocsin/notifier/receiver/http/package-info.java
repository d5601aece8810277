/** HTTP requests to providers: limited in time and size, redirects controlled, secrets redacted. */
@NullMarked
package io.tocsin.notifier.receiver.http;

import org.jspecify.annotations.NullMarked;
