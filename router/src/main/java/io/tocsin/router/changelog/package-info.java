/**
 * The durable copy of what the stages hold on the heap: changelogs, without a second copy in this
 * process.
 */
@NullMarked
package io.tocsin.router.changelog;

import org.jspecify.annotations.NullMarked;
