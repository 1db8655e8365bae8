using Townline.Faces.Shared.Fields;

namespace Townline.Faces.Desk.Report;

/// <summary>What a clerk fills in on behalf of somebody.</summary>
public sealed class ReportInput
{
    /// <summary>Names this form, so that sending it twice is one report.</summary>
    public string Key { get; set; } = "";

    public PlaceParts Where { get; set; } = new();

    /// <summary>One of the places offered.</summary>
    public string? Choice { get; set; }

    /// <summary>An address that we did not know when it was sent before; sent again it is taken as written.</summary>
    public string? Unknown { get; set; }
    public string? Description { get; set; }
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Language { get; set; }

    /// <summary>The reference of a known request that it is, or "another"; null until it was asked.</summary>
    public string? Same { get; set; }

    /// <summary>Tickets of photos that came already.</summary>
    public List<string> Files { get; set; } = [];
}
