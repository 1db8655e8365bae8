namespace Townline.Platform.Words;

/// <summary>Makes <see cref="LanguageTag.Pseudo"/> from English: accented letters and longer, still readable.</summary>
internal static class PseudoText
{
    private const string Plain = "AEIOUYCNSZaeiouycnsz";
    private const string Strange = "ÅÉÎÖÛÝÇÑŠŽåéîöûýçñšž";

    /// <summary>The whole text in brackets, so that a text cut off or put together from pieces is seen.</summary>
    public static Phrase Of(Phrase english)
    {
        var strange = english.Map(literal => string.Concat(literal.Select(Change)));
        return strange.Wrap("[", " ~~~]");
    }

    private static char Change(char letter)
    {
        var at = Plain.IndexOf(letter, StringComparison.Ordinal);
        return at < 0 ? letter : Strange[at];
    }
}
