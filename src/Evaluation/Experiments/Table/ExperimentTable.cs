namespace SynthRec.MLNet.Evaluation;

/// <summary>Experiment results as plain text, at most 100 columns wide: what synthetic users are worth first, then what that rests on.</summary>
internal static class ExperimentTable
{
    public static string Format(ExperimentResult result)
    {
        var text = new TextLines();
        WorthSection.Append(text, result);
        ArmsSection.Append(text, result);
        ComparisonsSection.Append(text, result);
        if (result.Nearness is { } nearness)
            NearnessSection.Append(text, nearness);
        MethodSection.Append(text, result);
        return text.ToString();
    }
}
