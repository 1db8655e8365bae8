using System.Globalization;
using Townline.Faces.Shared.Fields;
using Townline.Platform.Words;

namespace Townline.Faces.Desk.People;

/// <summary>Languages people speak, by name. More than the town offers in writing: an interpreter may be found for any.</summary>
internal static class LanguageNames
{
    /// <summary>American Sign Language, which is a language of its own and no culture of the system's.</summary>
    private const string Sign = "asl";

    private static readonly string[] Spoken =
        ["am", "ar", "bn", "de", "en", "es", "fa", "fr", "gu", "hi", "ht", "it", "ja", "km", "ko", "ne", "pl", "ps", "pt", "ru", "so", "sw", "ti", "tl", "uk", "ur", "vi", "yi", "zh"];

    /// <summary>"Español (es)": how its speakers call it, and the tag for who cannot read that. An unknown tag as it is.</summary>
    public static string Of(string? tag, IWords words) => tag switch
    {
        null or "" => "",
        Sign => words["desk.language.asl"],
        _ => OwnName(tag),
    };

    /// <summary>To choose from: none, sign language where it makes sense, the town's own first, and what is chosen now in any case.</summary>
    public static IReadOnlyList<FieldOption> Options(IWords words, string? chosen, string none, bool withSign)
    {
        var tags = words.Languages.Where(tag => tag != LanguageTag.Pseudo).Concat(withSign ? [Sign] : []).Concat(Spoken);
        return [new FieldOption("", none), .. tags.Append(chosen ?? "").Where(tag => tag.Length > 0).Distinct().Select(tag => new FieldOption(tag, Of(tag, words)))];
    }

    private static string OwnName(string tag)
    {
        try
        {
            return $"{LanguageTag.OwnName(tag)} ({tag})";
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
