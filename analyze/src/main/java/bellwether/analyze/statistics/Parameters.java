package bellwether.analyze.statistics;

/// What a univariate method learned from values: the largest score and its two parameters.
///
/// The parameters are mean and population deviation for the z-score, median and median absolute
/// deviation for the modified z-score, and for the interquartile range two fictitious quartiles
/// whose fences are exactly the smallest and largest value. Source: EPMT's reference models, which
/// store the three numbers per method and feature.
public record Parameters(double maximum, double first, double second) {}
