package io.tocsin.configuration.access;

/** Why a request is rejected, with the problem that every service returns. */
public enum AccessRefusal {
  TOKEN_MISSING(
      401,
      "Administrator token required",
      "send the header 'Authorization: Bearer <administrator token>', even from this machine;"
          + " in standalone mode the token is in the file admin-token in the storage path,"
          + " in distributed mode it is the value of tocsin.admin-token"),
  TOKEN_WRONG(403, "Wrong token", "the bearer token is not the administrator token"),
  NO_TOKEN_CONFIGURED(
      403,
      "No administrator token is set",
      "this service has no administrator token and rejects every request that needs one;"
          + " set tocsin.admin-token or tocsin.admin-token-file and restart it");

  private final int status;
  private final String title;
  private final String detail;

  AccessRefusal(int status, String title, String detail) {
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  /** Of the HTTP answer. */
  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String detail() {
    return detail;
  }
}
