using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Platform.Files;

/// <summary>A file that somebody sent. Without an owner it is a draft, which is forgotten after <see cref="DraftLife"/>.</summary>
internal sealed class StoredFile : ITenantOwned
{
    /// <summary>How long a file of a form that is not yet sent is kept.</summary>
    public static readonly TimeSpan DraftLife = TimeSpan.FromDays(14);

    public long Id { get; init; }

    public int TenantId { get; init; }

    /// <summary>What it belongs to, such as "request"; the <see cref="Serving.IFileGate"/> of that name says who may see it.</summary>
    public string? Owner { get; set; }

    public long? OwnerId { get; set; }

    /// <summary>Safe on every screen and disk (see <see cref="FileName"/>).</summary>
    public required string Name { get; init; }

    /// <summary>Code of the <see cref="FileType"/>.</summary>
    public required string Type { get; init; }

    /// <summary>SHA-256 of the file as it was sent, with all that a camera wrote into it: for staff only.</summary>
    public required string Sha { get; init; }

    /// <summary>Bytes of the file as it was sent.</summary>
    public long Size { get; init; }

    /// <summary>SHA-256 of what may be published: the picture with nothing but the picture. Null for what is not a picture.</summary>
    public string? PublishedSha { get; set; }

    /// <summary>Pixels, before turning by the orientation.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>Where the camera says the picture was taken: degrees, WGS 84.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>When the camera says so.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>When it came; of a draft that belonged to something before, since when it is one.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    public FileType Kind => FileType.ByCode(Type);

    public bool IsPicture => Kind.IsImage;

    /// <summary>Where everybody finds it, if it is public, and staff.</summary>
    public string Link => $"/files/{Id}/{Uri.EscapeDataString(Name)}";

    /// <summary>Where whoever has this link finds it: for the one who sent it and those who have a request's private link.</summary>
    public string PrivateLink(Tenant tenant) => $"{Link}?t={FileTicket.Of(tenant, Id).Code}";
}
