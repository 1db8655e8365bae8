namespace Townline.Channels.Email.Imap.Protocol;

/// <summary>How much a server may say and how long it may take.</summary>
internal sealed record ImapLimits
{
    /// <summary>Bytes of one response without its literals.</summary>
    public int ResponseBytes { get; init; } = 256 * 1024;

    /// <summary>Bytes of the literals of one response; a longer one is read past, and none of it kept.</summary>
    public int LiteralBytes { get; init; } = 64 * 1024;

    /// <summary>Literals in one response.</summary>
    public int Literals { get; init; } = 100;

    /// <summary>How deep lists may stand in lists.</summary>
    public int Depth { get; init; } = 20;

    /// <summary>How long the server may be silent while an answer is awaited.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long one command may take in all, however much is said meanwhile.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromMinutes(15);
}
