namespace Townline.Import.Contracts;

/// <summary>What a column of a file can be for a request, in the order in which it is asked.</summary>
internal static class ImportFields
{
    public const string Id = "id";
    public const string Service = "service";
    public const string Requested = "requested";
    public const string Status = "status";
    public const string Closed = "closed";
    public const string Updated = "updated";
    public const string Description = "description";
    public const string Address = "address";
    public const string Zip = "zip";
    public const string Lat = "lat";
    public const string Long = "long";
    public const string Outcome = "outcome";
    public const string Agency = "agency";
    public const string Group = "group";

    public static IReadOnlyList<string> All { get; } = [Id, Service, Requested, Status, Closed, Updated, Description, Address, Zip, Lat, Long, Outcome, Agency, Group];

    /// <summary>Without these no row can come in; the status is told by the date of closing where it has no column.</summary>
    public static IReadOnlyList<string> Needed { get; } = [Id, Service, Requested];
}
