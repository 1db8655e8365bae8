namespace Townline.Channels.Email.Mime.Automatic;

/// <summary>That a mail of ours did not arrive.</summary>
/// <param name="Recipient">Whom it did not reach; null where the bounce does not say.</param>
/// <param name="Status">Enhanced status (RFC 3463) such as 5.1.1; from an SMTP code alone 4.0.0 or 5.0.0; null where there is none.</param>
/// <param name="IsPermanent">It will not be tried again.</param>
/// <param name="OriginalMessageId">Of our mail, with its brackets; null where it cannot be found.</param>
/// <param name="Recipients">All that the bounce tells of.</param>
/// <param name="OriginalRecipient">The address we wrote to, where it differs from the one that failed.</param>
internal sealed record Bounce(string? Recipient, string? Status, bool IsPermanent, string? OriginalMessageId, IReadOnlyList<FailedRecipient> Recipients, string? OriginalRecipient);

/// <summary>One address of a delivery status.</summary>
/// <param name="Address">Final-Recipient.</param>
/// <param name="OriginalAddress">Original-Recipient; null where it is not given.</param>
/// <param name="Action">failed, delayed, delivered, relayed or expanded; empty where it is not given.</param>
/// <param name="Status">Such as 5.1.1; null where it is not given.</param>
/// <param name="Diagnostic">What the other server said.</param>
internal sealed record FailedRecipient(string? Address, string? OriginalAddress, string Action, string? Status, string? Diagnostic)
{
    /// <summary>A server that gave up after days says "failed" with the temporary status of its last attempt (4.4.7).</summary>
    public bool IsPermanent => Action == "failed" || (Action != "delayed" && Status?.StartsWith('5') == true);
}
