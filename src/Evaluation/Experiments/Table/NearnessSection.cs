using System.Globalization;

namespace SynthRec.MLNet.Evaluation;

/// <summary>How near synthetic users are to real ones.</summary>
internal static class NearnessSection
{
    public static void Append(TextLines text, SyntheticNearness nearness)
    {
        text.Add("Jaccard similarity to the nearest training user    5 %    50 %   95 %   most");
        text.Add($"  synthetic users                                {Spread(nearness.SyntheticToReal)}");
        if (nearness.RealToReal is { } real)
            text.Add($"  other real users                               {Spread(real)}");
        if (nearness.MembershipAuc is { } auc)
            text.Add($"Membership AUC {auc.ToString("F3")}: how well the nearest synthetic user tells training users from others; 0.5 is guessing.");
        text.Add("Similarity describes; neither it nor one attack proves that nobody is given away.");
        text.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"Items covered {nearness.ItemCoverage:P1}; distance (total variation, 0 to 1) of item popularity {nearness.PopularityDistance:F3}, of user activity {nearness.ActivityDistance:F3}."));
        text.Add();
    }

    private static string Spread(Quantiles quantiles) =>
        string.Create(CultureInfo.InvariantCulture, $"  {quantiles.P5:F3}  {quantiles.Median:F3}  {quantiles.P95:F3}  {quantiles.Maximum:F3}");
}
