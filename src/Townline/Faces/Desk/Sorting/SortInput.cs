namespace Townline.Faces.Desk.Sorting;

/// <summary>The fields of the form that sorts messages.</summary>
public sealed class SortInput
{
    /// <summary>Ids of the chosen messages.</summary>
    public List<long> Entries { get; set; } = [];
    public string? Reason { get; set; }

    /// <summary>Of a request of their own: its service.</summary>
    public string? ServiceCode { get; set; }

    /// <summary>What the resident is told about it; {number} and {link} are filled in. Empty: nothing.</summary>
    public string? Tell { get; set; }

    /// <summary>Reference of the request to which they belong.</summary>
    public string? To { get; set; }
    public string? Channel { get; set; }

    /// <summary>The field beside which a broken rule is said.</summary>
    internal static string FieldOf(string rule) => rule switch
    {
        "reason-missing" or "reason-long" => nameof(Reason),
        "move-unknown" or "move-same" => nameof(To),
        "move-channel" => nameof(Channel),
        "move-service" => nameof(ServiceCode),
        "text-long" => nameof(Tell),
        _ => nameof(Entries),
    };
}
