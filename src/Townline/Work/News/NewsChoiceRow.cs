using Townline.Conversations.Contracts;
using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.News;

/// <summary>What a member of the staff chose, as stored. Fields as in <see cref="NewsChoice"/>.</summary>
internal sealed class NewsChoiceRow : ITenantOwned
{
    public long StaffId { get; init; }
    public int TenantId { get; init; }
    public required IReadOnlyList<NewsKind> Wanted { get; init; }
    public string? Language { get; init; }
    public string? DeadAddress { get; init; }
    public DateTimeOffset? DeadSince { get; init; }
    public string? DeadBecause { get; init; }

    public NewsChoice Read() => new(Wanted, Language) { DeadAddress = DeadAddress, DeadSince = DeadSince, DeadBecause = DeadBecause };
}
