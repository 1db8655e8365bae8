namespace Townline.Faces.Portal.Report.Drafts;

/// <summary>Puts what one page changed onto what others of the same draft wrote meanwhile, so that of two pages sent at once neither is lost.</summary>
internal static class TypedMerge
{
    /// <param name="before">As the page found it.</param>
    /// <param name="mine">As the page leaves it.</param>
    /// <param name="now">As it stands.</param>
    public static Typed Of(Typed before, Typed mine, Typed now) => new()
    {
        Place = Equals(before.Place, mine.Place) ? now.Place : mine.Place,
        Photos = [.. Of<string>(before.Photos, mine.Photos, now.Photos)],
        Description = before.Description == mine.Description ? now.Description : mine.Description,
        Answers = Of(before.Answers, mine.Answers, now.Answers),
        Contact = Equals(before.Contact, mine.Contact) ? now.Contact : mine.Contact,
        Done = [.. Of<string>(before.Done, mine.Done, now.Done)],
    };

    /// <summary>What stands there, without what the page took away, and with what it added.</summary>
    private static IEnumerable<T> Of<T>(IReadOnlyCollection<T> before, IReadOnlyCollection<T> mine, IReadOnlyCollection<T> now) =>
        now.Except(before.Except(mine)).Concat(mine.Except(before)).Distinct();

    private static Dictionary<string, IReadOnlyList<string>> Of(
        Dictionary<string, IReadOnlyList<string>> before, Dictionary<string, IReadOnlyList<string>> mine, Dictionary<string, IReadOnlyList<string>> now)
    {
        var merged = new Dictionary<string, IReadOnlyList<string>>(now);
        foreach (var (code, answer) in mine)
        {
            if (!before.TryGetValue(code, out var earlier) || !earlier.SequenceEqual(answer))
            {
                merged[code] = answer;
            }
        }

        return merged;
    }
}
