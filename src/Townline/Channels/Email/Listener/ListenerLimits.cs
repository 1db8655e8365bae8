namespace Townline.Channels.Email.Listener;

/// <summary>How much a sending server may ask for.</summary>
internal sealed record ListenerLimits
{
    /// <summary>Bytes of one mail; a larger one is refused with a sentence that its sender gets to read.</summary>
    public long MailBytes { get; init; } = 35L * 1024 * 1024;

    /// <summary>Bytes of all mails together that are on their way in; beyond it the sending servers are asked to wait.</summary>
    public long BytesInFlight { get; init; } = 256L * 1024 * 1024;

    /// <summary>Recipients of one mail; the sending server sends the rest as another.</summary>
    public int Recipients { get; init; } = 200;

    /// <summary>Bytes of a command with its end.</summary>
    public int CommandBytes { get; init; } = 2048;

    /// <summary>Wrong commands on one connection.</summary>
    public int Errors { get; init; } = 20;

    public int Connections { get; init; } = 200;
    public int ConnectionsPerAddress { get; init; } = 100;

    /// <summary>How long the next command may take (RFC 5321 wants five minutes).</summary>
    public TimeSpan CommandWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the next piece of a mail may take.</summary>
    public TimeSpan DataWait { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long one mail may take from its first command to its end.</summary>
    public TimeSpan MailWait { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a mail that is on its way in when the program is to end may still take.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(10);
}
