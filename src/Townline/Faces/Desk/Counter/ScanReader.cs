using System.Globalization;
using System.Text.RegularExpressions;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Counter;

/// <summary>What a scanner typed: a request's reference or tracking link, or a visitor's number or its link.</summary>
/// <param name="Request">Reference of a request.</param>
/// <param name="Visit">Id of a visit.</param>
/// <param name="Number">A waiting number of today; where nobody has it, it may be the reference.</param>
internal sealed partial record ScanReader(long? Request, long? Visit, int? Number)
{
    /// <summary>Waiting numbers are short, also of a hall of thousands; references hardly ever are.</summary>
    private const int LongestNumber = 4;

    public static ScanReader Read(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (Link().Match(text) is { Success: true } link && long.TryParse(link.Groups["id"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return link.Groups["what"].Value == "counter/number" ? new ScanReader(null, id, null) : new ScanReader(Reference.Parse(link.Groups["id"].Value), null, null);
        }

        return new ScanReader(Reference.Parse(text), null, text.Length <= LongestNumber && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    [GeneratedRegex(@"/(?<what>track|requests|counter/number)/(?<id>\d{1,19})(?:[/?#]|$)")]
    private static partial Regex Link();
}
