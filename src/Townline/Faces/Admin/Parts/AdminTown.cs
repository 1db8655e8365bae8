using Townline.Platform.Words;

namespace Townline.Faces.Admin.Parts;

/// <summary>What the pages of the administration ask of the town.</summary>
internal static class AdminTown
{
    /// <summary>The languages in which the town writes, its default first; the pseudo language is nobody's.</summary>
    public static IReadOnlyList<string> Languages(IWords words) => [.. words.Languages.Where(language => language != LanguageTag.Pseudo)];
}
