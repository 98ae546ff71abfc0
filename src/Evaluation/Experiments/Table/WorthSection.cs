namespace SynthRec.MLNet.Evaluation;

/// <summary>What a reader wants first: what synthetic users are worth to each recommender, as shares of what real ones are.</summary>
internal static class WorthSection
{
    private const int ShareWidth = 27;

    public static void Append(TextLines text, ExperimentResult result)
    {
        var k = result.Options.K;
        var whole = ArmNames.LetterOf(result.Options.Protocol == ExperimentProtocol.Strong ? ExperimentArm.Real : ExperimentArm.Visible);
        Column[] columns =
        [
            new($"gap closed, NDCG@{k}", recommender => recommender.GapClosed),
            new("gap closed, RMSE", recommender => recommender.RmseGapClosed),
            new($"alone, NDCG@{k} of real", recommender => recommender.ShareOfReal),
        ];
        columns = Array.FindAll(columns, column => result.Recommenders.Any(recommender => column.Share(recommender) is not null));
        text.Add("What synthetic users are worth, as a share of real ones; in brackets 95 % intervals");
        text.Add();
        if (columns.Length > 0)
            AppendRows(text, result, columns);
        if (result.Recommenders.Any(recommender => (recommender.GapClosed ?? recommender.RmseGapClosed) is not null))
            text.Add("  gap closed: of the gain from adding real users to the visible data, what adding synthetic ones gives: (b − a) / (c − a)");
        if (result.Recommenders.Any(recommender => recommender.ShareOfReal is not null))
            text.Add($"  alone: after training on synthetic users alone, over training on real ones: (e) / ({whole})");
        text.Add($"  {(columns.Length > 0 ? FigureText.None : "no shares")}: the notes under the next table say why");
        text.Add();
    }

    private static void AppendRows(TextLines text, ExperimentResult result, Column[] columns)
    {
        text.Add($"{"",-TextLines.NameWidth}{string.Concat(columns.Select(column => $"{column.Name,-ShareWidth}"))}");
        foreach (var recommender in result.Recommenders)
            text.Add($"{recommender.Recommender,-TextLines.NameWidth}{string.Concat(columns.Select(column => $"{FigureText.Percent(column.Share(recommender)),-ShareWidth}"))}");
        text.Add();
    }

    private readonly record struct Column(string Name, Func<RecommenderResult, Estimate?> Share);
}
