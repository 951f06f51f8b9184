package bellwether.client;

/// The nodes and cores of a service.
public record ResourceCount(int totalNodes, int totalCores, int usedCores, int freeCores) {}
