namespace Townline.Channels.Email.Imap.Protocol;

/// <summary>One response, read.</summary>
internal sealed record ImapResponse
{
    /// <summary>Which command it ends; "*" for what belongs to none, "+" when the server waits for more.</summary>
    public required string Tag { get; init; }

    /// <summary>How it went; null for data.</summary>
    public ImapStatus? Status { get; init; }

    /// <summary>What stood in brackets after the status, such as UIDVALIDITY; null for none.</summary>
    public ImapCode? Code { get; init; }

    /// <summary>Words for people, after a status or "+".</summary>
    public string Words { get; init; } = "";

    /// <summary>What kind of data, in capitals: FETCH, EXISTS, LIST. Empty for a status.</summary>
    public string Name { get; init; } = "";

    /// <summary>The number before the name, as in "12 EXISTS".</summary>
    public long? Number { get; init; }

    public IReadOnlyList<ImapValue> Values { get; init; } = [];

    public bool IsData => Name.Length > 0;
}

/// <param name="Name">In capitals.</param>
/// <param name="Arguments">As written.</param>
internal sealed record ImapCode(string Name, string Arguments);
