using Townline.Platform.Words;

namespace Townline.Requests.Contracts;

/// <summary>Says why two reports may be one problem: "same service, 35 m away, 2 days before, both say “sink hole”".</summary>
internal static class NearSentence
{
    public static string Of(NearReasons why, IWords words) => string.Join(words["near.and"], Parts(why, words));

    private static IEnumerable<string> Parts(NearReasons why, IWords words)
    {
        yield return words[why.Service switch
        {
            ServiceKinship.Same => "near.service-same",
            ServiceKinship.Related => "near.service-related",
            _ => "near.service-other",
        }];
        if (why.Metres is { } metres)
        {
            yield return metres < 5 ? words["near.same-spot"] : words["near.metres", (int)Math.Round(metres)];
        }
        else if (why.SameAddress)
        {
            yield return words["near.same-address"];
        }

        yield return Between(why.Age.Duration(), why.Age < TimeSpan.Zero ? "after" : "before", words);
        if (why.Shared.Count > 0)
        {
            yield return words["near.words", string.Join(' ', why.Shared)];
        }

        if (why.Differing > 0)
        {
            yield return words["near.differing", why.Differing];
        }

        if (why.FollowsAnother)
        {
            yield return words["near.follows"];
        }
    }

    private static string Between(TimeSpan time, string which, IWords words) =>
        time.TotalHours < 1 ? words[$"near.minutes-{which}", Math.Max(1, (int)time.TotalMinutes)]
        : time.TotalDays < 1 ? words[$"near.hours-{which}", (int)time.TotalHours]
        : words[$"near.days-{which}", (int)time.TotalDays];
}
