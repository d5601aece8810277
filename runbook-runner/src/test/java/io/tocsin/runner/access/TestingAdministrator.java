package io.tocsin.runner.access;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** Calls as the local administrator of the tests' settings. */
public final class TestingAdministrator {
  private TestingAdministrator() {}

  public static RequestSpecification given() {
    return RestAssured.given().header("Authorization", "Bearer secret-of-the-test");
  }
}
