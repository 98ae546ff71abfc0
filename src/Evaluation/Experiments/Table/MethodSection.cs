namespace SynthRec.MLNet.Evaluation;

/// <summary>How it was judged, what was left out, and what it was run with.</summary>
internal static class MethodSection
{
    public static void Append(TextLines text, ExperimentResult result)
    {
        var options = result.Options;
        text.Add(FormattableString.Invariant($"{options.Protocol} generalisation, {options.VisibleFraction:P0} of a user visible{HeldOut(options.HeldOut)}{(options.RelevantFrom is { } least ? $", relevant from {least}" : "")}."));
        text.Add($"All items that a user has not in sight are ranked. NDCG: hits weigh 1 / log2(rank + 1), over the best list of min({options.K}, relevant) hits; precision: hits / {options.K}; recall: hits / relevant; RMSE: over all held-out values.");
        text.Add($"Intervals and p: t-test over users{Seeds(result.Repetitions.Count)}; ratios by Fieller. p is below 0.05 just where the interval leaves out no difference; it is not corrected for several comparisons.");
        foreach (var note in result.Notes)
            text.Add(note);
        foreach (var data in result.Repetitions)
        {
            text.Add($"Seed {data.Seed}: {data.TrainingUsers} training users, {data.SyntheticUsers} synthetic ones, {data.Items} items ranked, {data.JudgedUsers} of {data.TestUsers} test users judged.");
            text.Add($"  Left out: {data.TestUsers - data.JudgedUsers} users without a relevant held-out item, {data.UnknownHeldOutInteractions} held-out interactions whose item is unknown to training.");
            if (data.JudgedUsersWithoutHistory > 0)
                text.Add($"  Not left out: {data.JudgedUsersWithoutHistory} judged users of whom nothing is visible.");
        }

        text.Add($"SynthRec.MLNet {result.Versions.SynthRec}, ML.NET {result.Versions.MLNet}, {result.Versions.Runtime}");
    }

    private static string Seeds(int count) => count switch
    {
        1 => "; one seed says nothing of other splits and draws",
        2 => " and seeds (two-way clustered); two seeds tell little of how much seeds matter, so intervals may be very wide: take three or more",
        _ => " and seeds (two-way clustered)",
    };

    private static string HeldOut(HeldOutPart part) => part switch
    {
        HeldOutPart.Latest => ", the latest held out",
        HeldOutPart.AfterPointInTime => ", what follows a point in time held out",
        _ => ", a random part held out",
    };
}
