using System.Text.RegularExpressions;

namespace Townline.Work;

/// <summary>What the checks of this module share.</summary>
internal static partial class Rules
{
    /// <summary>Letters, digits, hyphen, underscore; 1 to 64 of them.</summary>
    public static bool IsCode(string text) => Code().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Code();
}
