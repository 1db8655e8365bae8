using Townline.Channels.Email.Lines;

namespace Townline.Channels.Email.Imap;

/// <summary>
/// A mail server on the line, signed in. Everything throws <see cref="LineFailedException"/> when the line fails, <see cref="Protocol.ImapNonsenseException"/>
/// when the server cannot be understood (the client is of no use then), and <see cref="ImapFailedException"/> when it says no.
/// </summary>
internal interface IImapClient : IAsyncDisposable
{
    /// <summary>Names of the folders that mails can be in, as people write them, by name.</summary>
    Task<IReadOnlyList<string>> Folders(CancellationToken cancel);

    /// <summary>Opens a folder, or looks at it anew.</summary>
    /// <param name="readOnly">Nothing in it will be changed.</param>
    Task<FolderState> Select(string folder, bool readOnly, CancellationToken cancel);

    /// <summary>What there is, by rising UID, without the mails themselves.</summary>
    /// <param name="to">Null: all from there on.</param>
    Task<IReadOnlyList<MailHead>> List(uint from, uint? to, CancellationToken cancel);

    /// <summary>The mails themselves, without marking them as read, by rising UID; one that is gone meanwhile is left out.</summary>
    /// <param name="uids">Rising, at least one.</param>
    /// <param name="largest">Bytes of one mail; a larger one comes without its bytes.</param>
    /// <param name="budget">Bytes of all of them together; a server that sends more than it had announced is not to be trusted.</param>
    Task<IReadOnlyList<FetchedMail>> Fetch(IReadOnlyList<uint> uids, long largest, long budget, CancellationToken cancel);

    /// <summary>The first bytes of a mail; null when it is gone.</summary>
    Task<FetchedMail?> FetchBeginning(uint uid, int bytes, CancellationToken cancel);

    Task MarkSeen(IReadOnlyList<uint> uids, CancellationToken cancel);

    /// <summary>Moves mails to another folder, which is made when it is missing.</summary>
    Task Move(IReadOnlyList<uint> uids, string folder, CancellationToken cancel);

    /// <summary>Waits until mail comes, or for that long.</summary>
    /// <returns>False, at once, when the server cannot say when mail comes (IDLE).</returns>
    Task<bool> WaitForMail(TimeSpan most, CancellationToken cancel);

    /// <summary>Says goodbye; a server that does not answer is left.</summary>
    Task Leave();
}

/// <summary>A folder as it was a moment ago.</summary>
/// <param name="Validity">As long as it is the same, a UID means the same mail.</param>
/// <param name="NextUid">Less than that of any mail to come; null when the server does not say.</param>
/// <param name="Mails">How many there are.</param>
internal sealed record FolderState(uint Validity, uint? NextUid, long Mails);

/// <param name="Size">Bytes, as the server counts them.</param>
/// <param name="ReceivedAt">When it came to the server; null when it does not say.</param>
internal sealed record MailHead(uint Uid, long Size, DateTimeOffset? ReceivedAt);

/// <param name="IsWhole">False when these are only its first bytes, or none.</param>
internal sealed record FetchedMail(uint Uid, byte[] Bytes, bool IsWhole);
