namespace Townline.Channels.Email.Spam.Learning;

/// <summary>
/// How much the signs of a mail are like those of spam. Each sign by itself says how probable spam is (naive Bayes, drawn towards "cannot say" while it was seen
/// seldom); all together are combined as Fisher combined independent tests, once against "this is good" and once against "this is spam". After G. Robinson,
/// "A Statistical Approach to the Spam Problem", Linux Journal, 2003.
/// </summary>
internal static class Classifier
{
    /// <summary>Robinson's s: how many mails the assumption is worth.</summary>
    private const double Strength = 1;

    /// <summary>Robinson's x: what is assumed of a sign that was never seen.</summary>
    private const double Assumed = 0.5;

    /// <summary>A sign nearer to "cannot say" than this is left out.</summary>
    private const double LeastTelling = 0.1;
    private const int MostTelling = 150;
    private const double Speaking = 0.8;
    private const int MostShown = 5;

    /// <param name="signs">With how often each was seen; those that nobody has seen may be left out.</param>
    /// <param name="good">Mails that were learned as good, more than none.</param>
    /// <param name="bad">Mails that were learned as spam, more than none.</param>
    public static Judgement Judge(IEnumerable<SignCount> signs, int good, int bad)
    {
        var telling = signs
            .Select(sign => (Sign: sign, Spam: Probability(sign, good, bad)))
            .Where(each => Math.Abs(each.Spam - 0.5) >= LeastTelling)
            .OrderByDescending(each => Math.Abs(each.Spam - 0.5)).ThenBy(each => each.Sign.Token.Key)
            .Take(MostTelling)
            .ToList();
        if (telling.Count == 0)
        {
            return new Judgement(Assumed, []);
        }

        var likeSpam = ChiSquare(-2 * telling.Sum(each => Math.Log(each.Spam)), telling.Count);
        var likeGood = ChiSquare(-2 * telling.Sum(each => Math.Log(1 - each.Spam)), telling.Count);
        return new Judgement(
            (1 + likeSpam - likeGood) / 2,
            [.. telling.Where(each => each.Spam >= Speaking).Select(each => each.Sign.Token.Text).Distinct().Take(MostShown)]);
    }

    /// <summary>How probable spam is, going by this sign alone; never 0 or 1.</summary>
    public static double Probability(SignCount sign, int good, int bad)
    {
        var (inGood, inBad) = ((double)sign.Good / good, (double)sign.Bad / bad);
        var seen = sign.Good + sign.Bad;
        return seen == 0 ? Assumed : ((Strength * Assumed) + (seen * inBad / (inGood + inBad))) / (Strength + seen);
    }

    /// <summary>How probable a sum at least as large is by chance, with twice as many degrees of freedom as there are signs.</summary>
    private static double ChiSquare(double sum, int signs)
    {
        var half = sum / 2;
        var term = Math.Exp(-half);
        var total = term;
        for (var i = 1; i < signs; i++)
        {
            term *= half / i;
            total += term;
        }

        return Math.Min(total, 1);
    }
}

/// <summary>How many good mails and how many of spam had a sign.</summary>
internal readonly record struct SignCount(MailToken Token, int Good, int Bad);

/// <param name="Score">0 is good, 1 is spam.</param>
/// <param name="Words">What spoke most for spam, strongest first.</param>
internal sealed record Judgement(double Score, IReadOnlyList<string> Words);
