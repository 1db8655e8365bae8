using Townline.Platform.Storage;

namespace Townline.Requests.Duplicates;

/// <summary>A request is about the same problem as another, its parent. One level deep: a parent has no parent.</summary>
internal sealed class Link : ITenantOwned
{
    /// <summary>The child; it has one parent at most.</summary>
    public long RequestId { get; init; }
    public int TenantId { get; init; }
    public long ParentId { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The member of staff who said so.</summary>
    public long? ById { get; init; }

    /// <summary>1 when the child was closed because its parent was: it opens again with it.</summary>
    public int ClosedWithParent { get; set; }
}
