using System.Text.Json;
using Townline.Faces.Desk.Requests;
using Townline.Platform.Storage;

namespace Townline.Faces.Desk.Answering;

/// <summary>What stands in the composer besides the words, as a draft keeps it.</summary>
internal sealed record AnswerParts
{
    public string Cc { get; init; } = "";
    public string Bcc { get; init; } = "";
    public IReadOnlyList<string> CopyTo { get; init; } = [];

    /// <summary>Tickets of files.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
    public bool Asks { get; init; }
    public bool ForAll { get; init; }
    public bool Quotes { get; init; }
    public bool Signs { get; init; }

    public static AnswerParts Of(WorkInput input) => new()
    {
        Cc = input.Cc ?? "",
        Bcc = input.Bcc ?? "",
        CopyTo = input.CopyTo,
        Files = [.. input.Files.Except(input.Dropped)],
        Asks = input.Asks,
        ForAll = input.ForAll,
        Quotes = input.Quotes,
        Signs = input.Signs,
    };

    /// <returns>Null for a draft that has none.</returns>
    public static AnswerParts? Read(string parts) => parts.Length == 0 ? null : JsonColumn.Read<AnswerParts>(parts);

    /// <summary>Puts them back into the fields.</summary>
    public void Into(WorkInput input)
    {
        (input.Cc, input.Bcc, input.CopyTo, input.Files) = (Cc, Bcc, [.. CopyTo], [.. Files]);
        (input.Asks, input.ForAll, input.Quotes, input.Signs) = (Asks, ForAll, Quotes, Signs);
    }

    public override string ToString() => JsonSerializer.Serialize(this, JsonColumn.Options);
}
