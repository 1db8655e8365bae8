namespace Townline.Faces.Portal.Report.Drafts;

/// <summary>What somebody has typed of a report so far. A finished step is never asked again unless they want to change it.</summary>
internal sealed record Typed
{
    public TypedPlace? Place { get; set; }

    /// <summary>Tickets of uploaded files, in the order in which they came.</summary>
    public List<string> Photos { get; init; } = [];

    public string Description { get; set; } = "";

    /// <summary>Answers by question code, as <see cref="Requests.Contracts.AnswerCheck"/> reads them.</summary>
    public Dictionary<string, IReadOnlyList<string>> Answers { get; init; } = [];

    public TypedContact? Contact { get; set; }

    /// <summary>Steps that hold what they need; see <see cref="Journey.Steps"/>.</summary>
    public HashSet<string> Done { get; init; } = [];
}

/// <summary>Where it is: a line of words, a point in degrees WGS 84, or both.</summary>
internal sealed record TypedPlace(string? Address, double? Latitude, double? Longitude, string? AddressId = null, string? Zip = null);

/// <summary>Who reports. All of it may be empty.</summary>
/// <param name="Language">In which the town should answer.</param>
/// <param name="KeepPrivate">The report is not to be shown in public.</param>
internal sealed record TypedContact(string? Name, string? Email, string? Phone, string? Language, bool KeepPrivate);
