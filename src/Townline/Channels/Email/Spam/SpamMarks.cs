using System.Globalization;
using Townline.Channels.Email.Mime.Headers;

namespace Townline.Channels.Email.Spam;

/// <summary>
/// What the town's mail server writes into a mail that it holds to be spam: SpamAssassin and rspamd say so in words, Exchange by a spam confidence level.
/// A failed DMARC check is not among them: it says that a mail went by a strange way, and mailing lists make it fail every day.
/// </summary>
internal static class SpamMarks
{
    private const string ConfidenceLevel = "X-MS-Exchange-Organization-SCL";

    /// <summary>From this level on Exchange puts a mail into the junk folder.</summary>
    private const int Junk = 5;

    private static readonly string[] Words = ["X-Spam-Flag", "X-Spam-Status", "X-Spam"];

    /// <returns>Name of the field that says so; null when none does.</returns>
    public static string? In(HeaderList headers) =>
        Array.Find(Words, name => headers.All(name).Any(field => IsYes(field.Raw)))
        ?? (headers.All(ConfidenceLevel).Any(field => int.TryParse(field.Raw.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var level) && level >= Junk) ? ConfidenceLevel : null);

    /// <summary>"YES", "Yes, score=12.3 required=5.0".</summary>
    private static bool IsYes(string value) => value.Trim().Split(',', ';', ' ', '\t')[0].Equals("yes", StringComparison.OrdinalIgnoreCase);
}
