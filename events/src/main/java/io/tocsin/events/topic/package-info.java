/** All topics, each one typed constant, and their creation. No topic name appears anywhere else. */
@NullMarked
package io.tocsin.events.topic;

import org.jspecify.annotations.NullMarked;
