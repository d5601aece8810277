/** Decisions of a person: approval, resolution, arming and the kill switch. */
@NullMarked
package io.tocsin.runner.approval;

import org.jspecify.annotations.NullMarked;
