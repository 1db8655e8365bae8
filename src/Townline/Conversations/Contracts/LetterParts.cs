using System.Text.Json.Serialization;

namespace Townline.Conversations.Contracts;

/// <summary>What an answer has besides its words and its files, on a channel that carries it (<see cref="ChannelCapabilities.Letters"/>).</summary>
internal sealed record LetterParts
{
    /// <summary>The most addresses that copies of one answer go to, open and blind together.</summary>
    public const int MostCopies = 20;

    public static LetterParts None { get; } = new();

    /// <summary>Addresses that get a copy; every reader sees them.</summary>
    public IReadOnlyList<string> Cc { get; init; } = [];

    /// <summary>Addresses that get a copy of which no other reader learns.</summary>
    public IReadOnlyList<string> Bcc { get; init; } = [];

    /// <summary>The message of the resident that is quoted at the end; null for none.</summary>
    public long? QuotesEntryId { get; init; }

    /// <summary>Stands below the words; empty for none.</summary>
    public string Signature { get; init; } = "";

    /// <summary>It goes to others too.</summary>
    [JsonIgnore]
    public bool HasCopies => Cc.Count + Bcc.Count > 0;

    [JsonIgnore]
    public bool IsEmpty => Cc.Count == 0 && Bcc.Count == 0 && QuotesEntryId is null && Signature.Length == 0;
}

/// <summary>To whom a delivery goes besides the reporter.</summary>
internal enum Copy
{
    None = 0,

    /// <summary>Every reader sees the address (Cc).</summary>
    Open = 1,

    /// <summary>No other reader learns of it (Bcc).</summary>
    Blind = 2,

    /// <summary>No copy of an answer: somebody outside who is asked (<see cref="IInquiries"/>).</summary>
    Asked = 3,
}

/// <summary>How far a copy of an answer got.</summary>
/// <param name="Detail">Of one that failed, or was put off: why, in a word of the channel's own or in words of the server.</param>
internal sealed record CopyDelivery(string Address, Copy Copy, DeliveryState State, string? Detail);
