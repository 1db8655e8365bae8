using Townline.Conversations.Contracts;
using Townline.Faces.Desk.Requests;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Asking;

/// <summary>The fields of the form by which somebody outside is asked.</summary>
public sealed class AskInput
{
    /// <inheritdoc cref="WorkInput.Page"/>
    public string? Page { get; set; }

    /// <summary>Version of one's draft that the page knows; 0 for none.</summary>
    public int DraftVersion { get; set; }

    /// <summary>One of the addresses that were asked before.</summary>
    public string? Known { get; set; }

    /// <summary>Another address, as typed.</summary>
    public string? To { get; set; }
    public string? Text { get; set; }

    /// <summary>Entries whose words are quoted.</summary>
    public List<long> Messages { get; set; } = [];

    /// <summary>Files of the request that go along.</summary>
    public List<long> Take { get; set; } = [];
    public bool TellsName { get; set; }
    public bool TellsWays { get; set; }
    public bool TellsPlace { get; set; }

    /// <summary>Addresses of copies as typed.</summary>
    public string? Cc { get; set; }
    public bool Signs { get; set; }

    /// <summary>Working days after which the clerk wants to be reminded, as typed.</summary>
    public string? Days { get; set; }

    /// <summary>Tickets of files uploaded with an earlier try, and those of them that are not to go along.</summary>
    public List<string> Files { get; set; } = [];
    public List<string> Dropped { get; set; } = [];

    /// <summary>An empty form: what everybody may read anyway is told, and nothing else.</summary>
    internal static AskInput Of(RequestPane pane) => new()
    {
        Page = Guid.NewGuid().ToString("N"),
        Signs = true,
        TellsPlace = pane.Request is { Visibility: RequestVisibility.Public, Address: not null },
    };

    /// <summary>The form of a question that was taken back before it left.</summary>
    /// <param name="tickets">Of its files.</param>
    internal static AskInput Of(HeldAnswer held, InquiryParts parts, IEnumerable<string> tickets) => new()
    {
        To = parts.Address,
        Messages = [.. parts.Messages],
        Take = [.. parts.Files],
        TellsName = parts.TellsName,
        TellsWays = parts.TellsWays,
        TellsPlace = parts.TellsPlace,
        Cc = string.Join(", ", held.Letter.Cc),
        Signs = held.Letter.Signature.Length > 0,
        Days = parts.RemindDays is { } days ? $"{days}" : null,
        Files = [.. tickets],
    };

    /// <summary>What a draft keeps besides the words.</summary>
    internal static AskInput? Read(string parts) => parts.Length == 0 ? null : JsonColumn.Read<AskInput>(parts);

    internal string Written() => JsonColumn.Write(this);

    /// <summary>The field beside which a broken rule is said.</summary>
    internal static string FieldOf(string rule) => rule switch
    {
        "inquiry-address" or "inquiry-one" or "inquiry-two" or "inquiry-own" or "inquiry-resident" => nameof(To),
        "inquiry-messages" => nameof(Messages),
        "inquiry-days" or "calendar-never-open" or "promise-too-long" => nameof(Days),
        "files-large" => nameof(Files),
        "copy-address" or "copy-many" => nameof(Cc),
        _ => nameof(Text),
    };
}
