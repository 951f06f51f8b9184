package bellwether.engine;

/// The nodes and cores of the allocation at one moment.
public record ResourceView(int nodes, int cores, int freeCores) {

  public int usedCores() {
    return cores - freeCores;
  }
}
