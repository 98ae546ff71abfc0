namespace SynthRec.MLNet.Recommenders;

internal static class RatingCheck
{
    /// <summary>What is wrong with a user's ratings; null if all are finite numbers.</summary>
    public static string? Problem(Interactions ratings, int user)
    {
        var values = ratings.ValuesOf(user);
        for (var at = 0; at < values.Length; at++)
        {
            if (!float.IsFinite(values[at]))
                return FormattableString.Invariant($"User '{ratings.Users.GetText(user)}' rates item '{ratings.Items.GetText(ratings.ItemsOf(user)[at])}' as {values[at]}. Ratings must be finite numbers: mend or drop that row.");
        }

        return null;
    }
}
