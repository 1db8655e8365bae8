using Townline.Platform.Storage;

namespace Townline.Platform.Tenancy;

/// <summary>A town as it stands in its table: what is JSON there is text here.</summary>
internal sealed class TenantRow
{
    internal const string SelectAll = "SELECT * FROM platform_tenant WHERE state = 0 ORDER BY id";

    internal const string SelectOne = "SELECT * FROM platform_tenant WHERE id = @TenantId";

    internal const string New =
        """
        INSERT INTO platform_tenant (id, slug, name, jurisdiction_id, time_zone, languages, hosts, settings, secret, created_at)
        VALUES (@Id, @Slug, @Name, @JurisdictionId, @TimeZone, @Languages, @Hosts, @Settings, @Secret, @CreatedAt)
        """;

    internal const string Put =
        New +
        """

        ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, jurisdiction_id = excluded.jurisdiction_id, time_zone = excluded.time_zone,
            languages = excluded.languages, hosts = excluded.hosts, settings = excluded.settings
        """;

    public int Id { get; init; }
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public string JurisdictionId { get; init; } = "";
    public string TimeZone { get; init; } = "";
    public string Languages { get; init; } = "";
    public string Hosts { get; init; } = "";
    public string Settings { get; init; } = "";
    public byte[] Secret { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }

    public static TenantRow Of(Tenant tenant) => new()
    {
        Id = tenant.Id,
        Slug = tenant.Slug,
        Name = tenant.Name,
        JurisdictionId = tenant.JurisdictionId,
        TimeZone = tenant.TimeZone,
        Languages = JsonColumn.Write(tenant.Languages),
        Hosts = JsonColumn.Write(tenant.Hosts),
        Settings = JsonColumn.Write(tenant.Settings),
        Secret = tenant.Secret,
        CreatedAt = tenant.CreatedAt,
    };

    public Tenant Tenant() => new()
    {
        Id = Id,
        Slug = Slug,
        Name = Name,
        JurisdictionId = JurisdictionId,
        TimeZone = TimeZone,
        Languages = JsonColumn.Read<List<string>>(Languages),
        Hosts = JsonColumn.Read<List<string>>(Hosts),
        Settings = JsonColumn.Read<TenantSettings>(Settings),
        Secret = Secret,
        CreatedAt = CreatedAt,
    };
}
