namespace SynthRec.MLNet.Evaluation;

/// <summary>A figure of one group of users, for tables and bars: a chart for each figure, a colour for each series, a bar for each group.</summary>
/// <param name="Figure">What is measured, such as <c>NDCG@10</c>.</param>
/// <param name="Series">Of what, such as <c>real</c>, <c>synthetic</c> or a recommender and the arm it was trained in.</param>
/// <param name="Group">The label of the group.</param>
/// <param name="Users">The number of users that the figure is of.</param>
/// <param name="Value">The figure with its 95 % interval; null if there are too few users.</param>
public sealed record GroupRow(string Figure, string Series, string Group, int Users, Estimate? Value);
