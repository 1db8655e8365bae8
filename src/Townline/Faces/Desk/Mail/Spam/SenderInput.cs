namespace Townline.Faces.Desk.Mail.Spam;

/// <summary>A rule for a sender as it is typed.</summary>
public sealed class SenderInput
{
    internal const string Spam = "spam";
    internal const string Good = "good";

    public string? Sender { get; set; }

    public string? Verdict { get; set; }

    public string? Reason { get; set; }

    /// <summary>Beside which field a broken rule is told.</summary>
    internal static string FieldOf(string rule) => rule.StartsWith("reason", StringComparison.Ordinal) ? "Input.Reason" : "Input.Sender";
}
