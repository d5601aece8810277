/**
 * The router as the gateway sees it: somebody who can be asked, and who has to have read what was
 * written here before answering.
 */
@NullMarked
package io.tocsin.gateway.router;

import org.jspecify.annotations.NullMarked;
