/**
 * The log's topics, each one typed constant, and how they are made. No topic name stands anywhere
 * else.
 */
@NullMarked
package io.tocsin.events.topic;

import org.jspecify.annotations.NullMarked;
