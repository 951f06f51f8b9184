package bellwether.store;

/// The refusal to touch a run that a live manager holds.
public final class RunHeldException extends StoreException {
  private final RunRecord holder;

  public RunHeldException(CatalogPlace place, RunRecord holder) {
    super(
        place.file(),
        "Run %d is held by a live manager: run %d, process %d on %s, since %s; wait for it, or cancel it with: bellwether cancel --run %d"
            .formatted(
                holder.origin(),
                holder.id(),
                holder.manager().pid(),
                holder.manager().host(),
                holder.startTime(),
                holder.id()));
    this.holder = holder;
  }

  /// The run whose manager lives.
  public RunRecord holder() {
    return holder;
  }
}
