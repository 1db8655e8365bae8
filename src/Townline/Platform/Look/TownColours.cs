using Townline.Platform.Tenancy;

namespace Townline.Platform.Look;

/// <summary>
/// Can the colours of a town be read? By WCAG 2: text needs a contrast of 4.5 to what it stands on, parts such as buttons and marks need 3.
/// </summary>
internal static class TownColours
{
    private const double Text = 4.5;
    private const double Part = 3;

    /// <summary>Steps in which a better shade is looked for, towards black and towards white.</summary>
    private const int Steps = 200;

    /// <summary>Every pair that matters, with what it comes to. A colour that cannot be read as one is left out.</summary>
    public static IReadOnlyList<ColourPair> Pairs(TenantSettings settings)
    {
        var header = Read(settings.Header) ?? Read(settings.Primary);
        return
        [
            .. On(nameof(settings.Primary), settings.Primary, "text", Text, WithText),
            .. On(nameof(settings.Primary), settings.Primary, "page", Part, colour => colour.Contrast(Colour.White)),
            .. On(nameof(settings.Header), settings.Header, "text", Text, WithText),
            .. On(nameof(settings.Accent), settings.Accent, "text", Text, WithText),
            .. On(nameof(settings.Accent), settings.Accent, "header", Part, colour => header is { } under ? colour.Contrast(under) : Part),
            .. On(nameof(settings.Link), settings.Link, "link", Text, colour => Math.Min(colour.Contrast(Colour.White), colour.Contrast(Colour.Tint))),
        ];
    }

    /// <summary>What a town cannot have: a text that is no colour, and pairs that cannot be told apart, each with the nearest shade that holds.</summary>
    public static IEnumerable<TownProblem> Problems(TenantSettings settings)
    {
        foreach (var (field, typed) in new[] { (nameof(settings.Primary), settings.Primary), (nameof(settings.Accent), settings.Accent), (nameof(settings.Header), settings.Header), (nameof(settings.Link), settings.Link) })
        {
            if (typed is not null && Read(typed) is null)
            {
                yield return new TownProblem(field, "colour");
            }
        }

        var pairs = Pairs(settings);
        foreach (var pair in pairs.Where(pair => !pair.Holds))
        {
            var nearest = Nearest(pair.Colour, colour => pairs.Where(other => other.Field == pair.Field).All(other => other.Of(colour) >= other.Needed));
            yield return new TownProblem(pair.Field, $"colour-{pair.Against}", Round(pair.Contrast), pair.Needed, nearest?.ToString() ?? "–");
        }
    }

    /// <summary>The shade that differs least and holds; null when neither darker nor lighter ones do.</summary>
    public static Colour? Nearest(Colour colour, Func<Colour, bool> holds)
    {
        for (var step = 0; step <= Steps; step++)
        {
            foreach (var end in new[] { Colour.Black, Colour.White })
            {
                if (colour.Mix(end, (double)step / Steps) is var shade && holds(shade))
                {
                    return shade;
                }
            }
        }

        return null;
    }

    /// <summary>White or ink, whichever reads better.</summary>
    public static Colour TextOn(Colour background) => background.Contrast(Colour.White) >= background.Contrast(Colour.Ink) ? Colour.White : Colour.Ink;

    /// <summary>Down, so that 4.497 is not shown as 4.5.</summary>
    public static double Round(double contrast) => Math.Floor(contrast * 10) / 10;

    private static double WithText(Colour colour) => colour.Contrast(TextOn(colour));

    private static IEnumerable<ColourPair> On(string field, string? typed, string against, double needed, Func<Colour, double> of) =>
        Read(typed) is { } colour ? [new ColourPair(field, colour, against, needed, of)] : [];

    private static Colour? Read(string? typed) => Colour.TryParse(typed, out var colour) ? colour : null;
}

/// <summary>A colour and what it has to stand out from.</summary>
/// <param name="Field">Member of <see cref="TenantSettings"/>.</param>
/// <param name="Against">"text" on it, the "page" it stands on, the "header", or as a "link".</param>
/// <param name="Of">The contrast that another colour would have in its place.</param>
internal sealed record ColourPair(string Field, Colour Colour, string Against, double Needed, Func<Colour, double> Of)
{
    public double Contrast => Of(Colour);

    public bool Holds => Contrast >= Needed;
}
