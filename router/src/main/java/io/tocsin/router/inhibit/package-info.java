/**
 * Says which firing alert keeps another one quiet. Which alerts are known and which of them fire is
 * told from outside; keeping the quiet ones out of messages is up to the muting stages.
 */
@NullMarked
package io.tocsin.router.inhibit;

import org.jspecify.annotations.NullMarked;
