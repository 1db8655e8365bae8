namespace Townline.Identity.Contracts;

/// <summary>What an API key may be used for.</summary>
internal static class ApiScopes
{
    public const string Open311Submit = "open311.submit";
    public const string Open311Read = "open311.read";

    /// <summary>Requests and services through /api/v1.</summary>
    public const string ApiRead = "api.read";
    public const string ApiWrite = "api.write";

    /// <summary>Residents and their timelines through /api/v1.</summary>
    public const string PeopleRead = "people.read";

    /// <summary>A telephone exchange tells of calls.</summary>
    public const string Cti = "cti";

    public static IReadOnlyList<string> All { get; } = [Open311Submit, Open311Read, ApiRead, ApiWrite, PeopleRead, Cti];
}
