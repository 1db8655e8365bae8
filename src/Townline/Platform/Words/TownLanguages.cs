namespace Townline.Platform.Words;

/// <summary>What the words need to know of the town being served.</summary>
/// <param name="Offered">Languages it offers, its default first; never empty.</param>
/// <param name="Wording">The town's own text for a language and key, or null.</param>
internal sealed record TownLanguages(IReadOnlyList<string> Offered, Func<string, string, Phrase?> Wording)
{
    public string Default => Offered[0];

    public static Phrase? NoWording(string language, string key) => null;
}
