package io.tocsin.model.label;

/** One name and its value; also one annotation. */
public record Label(String name, String value) {}
