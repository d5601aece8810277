package io.tocsin.runner.problem;

/** A request that is refused, with the answer to it. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.title() + ": " + problem.detail(), null, false, false);
    this.problem = problem;
  }

  public ProblemException(int status, String title, String detail) {
    this(Problem.of(status, title, detail));
  }

  public Problem problem() {
    return problem;
  }
}
