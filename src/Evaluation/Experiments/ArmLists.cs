using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>The lists of one recommender in one arm of one repetition, for whoever wants to judge them in other ways.</summary>
/// <param name="Recommender">The name of the recommender.</param>
/// <param name="Arm">What it was trained on.</param>
/// <param name="Lists">A list for each test user.</param>
/// <param name="Split">The real data of the repetition.</param>
/// <param name="Relevant">The relevant held-out items of each test user.</param>
internal sealed record ArmLists(string Recommender, ExperimentArm Arm, RankedLists Lists, ExperimentSplit Split, Interactions Relevant);
