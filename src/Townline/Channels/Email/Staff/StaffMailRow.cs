using Townline.Platform.Storage;

namespace Townline.Channels.Email.Staff;

/// <summary>A mail that went to a member of the staff, so that an answer to it, or a bounce, is known.</summary>
internal sealed class StaffMailRow : ITenantOwned
{
    /// <summary>Also stands, sealed, in its Message-ID and in its reply address.</summary>
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long StaffId { get; init; }
    public long? RequestId { get; init; }

    /// <summary>Of the member; null for the town's.</summary>
    public string? Language { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The member was told that an answer to it was not taken: that is said once.</summary>
    public bool Refused { get; init; }

    internal static InsertInto Into { get; } = new("email_staff_mail", "id", "tenant_id", "staff_id", "request_id", "language", "at", "refused");
}
