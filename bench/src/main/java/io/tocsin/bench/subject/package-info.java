/** A process under measurement and the client for it. Uses only its flags, files and HTTP API. */
@NullMarked
package io.tocsin.bench.subject;

import org.jspecify.annotations.NullMarked;
