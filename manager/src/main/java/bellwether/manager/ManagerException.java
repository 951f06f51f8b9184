package bellwether.manager;

/// A defect that ended a run: what the manager could not foresee. What had happened until then is
/// in the catalog, so that a resume can go on.
public final class ManagerException extends RuntimeException {

  ManagerException(Throwable cause) {
    super("A defect in Bellwether ended the run (%s); please report it".formatted(cause), cause);
  }
}
