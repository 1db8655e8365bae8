using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Townline.Platform.Storage;

namespace Townline.Platform.Tenancy;

/// <summary>What an administrator can change of a town: all of <see cref="Tenant"/> but its id, its short name and its secret.</summary>
internal sealed record TownSheet(string Name, string JurisdictionId, string TimeZone, IReadOnlyList<string> Languages, IReadOnlyList<string> Hosts, TenantSettings Settings)
{
    public static TownSheet Of(Tenant town) => new(town.Name, town.JurisdictionId, town.TimeZone, town.Languages, town.Hosts, town.Settings);

    /// <summary>The same for the same content: given back with a change, so that a stale one is noticed.</summary>
    [JsonIgnore]
    public string Version => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonColumn.Write(this))))[..16];

    public Tenant Apply(Tenant town) => new()
    {
        Id = town.Id,
        Slug = town.Slug,
        Name = Name,
        JurisdictionId = JurisdictionId,
        TimeZone = TimeZone,
        Languages = Languages,
        Hosts = Hosts,
        Settings = Settings,
        Secret = town.Secret,
        CreatedAt = town.CreatedAt,
    };
}
