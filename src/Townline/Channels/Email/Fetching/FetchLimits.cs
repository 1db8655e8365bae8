namespace Townline.Channels.Email.Fetching;

/// <summary>How mail is fetched.</summary>
internal sealed record FetchLimits
{
    /// <summary>Bytes of one mail; of a larger one only the beginning is kept, in the queue of mails that could not be read.</summary>
    public long MailBytes { get; init; } = 35L * 1024 * 1024;

    /// <summary>Bytes that are kept of a mail that is too large.</summary>
    public int BeginningBytes { get; init; } = 256 * 1024;

    /// <summary>Mails that are fetched and stored together, and their bytes; twice as many are in memory.</summary>
    public int BatchMails { get; init; } = 256;
    public long BatchBytes { get; init; } = 16L * 1024 * 1024;

    /// <summary>How long one stays on the line waiting for mail before looking anyway. Servers hang up after 29 minutes.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>How often one looks where the server cannot say when mail comes.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a process that ended without a word keeps its mailboxes.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(20);

    public TimeSpan Renewal { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a process looks for mailboxes that nobody fetches.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(1);
}
